"""The papers of partnerships: charter, internal rules, what goes to the FPS Interior, evaluations.

Each is made of ``partners.part_of`` a register, or of the zone's evaluations without any person.
No member and no message is in a register, and so in none of them.
"""

from __future__ import annotations
