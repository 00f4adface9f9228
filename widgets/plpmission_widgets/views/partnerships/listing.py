"""What the list of dossiers says of a register, worked out at each save."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from plpmission.model import Dossier
from plpmission.model.terms import PartnershipState
from plpmission_widgets.views.coming import kept

_STANDS: Mapping[str, str] = {
    PartnershipState.IDEA: "empty",
    PartnershipState.LAUNCHING: "begun",
    PartnershipState.SIGNED: "begun",
    PartnershipState.SENT: "begun",
    PartnershipState.RECOGNISED: "done",
    PartnershipState.SUSPENDED: "left_out",
    PartnershipState.ENDED: "left_out",
}


def summary(dossier: Dossier) -> Mapping[str, Any]:
    """How many partnerships there are, and how many are recognised, under way, ideas, ended."""
    counted = Counter(_STANDS[one.state] for one in dossier.zone.partnerships)
    return {
        "entity": dossier.zone.name,
        "count": len(dossier.zone.partnerships),
        "due": kept(dossier),
        **{name: counted[name] for name in ("done", "begun", "empty", "left_out")},
    }
