"""Which place of a register belongs to which section: of the zone, or of a partnership."""

from __future__ import annotations

from collections.abc import Mapping

from plpmission.outline.charter import CRITERIA

BASE = "zone.partnerships"
_OF_ZONE: Mapping[str, tuple[str, ...]] = {
    "plan": ("zone.plan",),
    "campaigns": ("zone.campaigns",),
    "texts": ("zone.pzs_passage", "zone.letter_passage"),
    "zone": ("zone.",),
}
_OF_ONE = (
    *((f"charter.{one.part}", one.id) for one in CRITERIA),
    ("launch", "launch"),
    ("rules", "rules"),
    ("officers", "c06"),
    *((start, "people") for start in ("coordinators", "steering", "meetings")),
    *((start, "people") for start in ("authorisation", "name_use")),
    *((start, "evaluation") for start in ("evaluations", "next_evaluation", "years")),
    *((start, "measures") for start in ("measures", "ending")),
    *((start, "letters") for start in ("mail", "versions")),
)


def register_section(path: str) -> str:
    """The section of a place such as ``zone.partnerships[par-1].charter.hot.platform``.

    ``par-1/c09`` of a partnership, by the id or index that the path has; ``plan``, ``campaigns``,
    ``texts`` or ``zone`` of the zone; '' of what is in no register.
    """
    if not path.startswith(f"{BASE}["):
        return next((key for key, places in _OF_ZONE.items() if path.startswith(places)), "")
    key, _, rest = path.removeprefix(f"{BASE}[").partition("]")
    rest = rest.removeprefix(".")
    found = next((section for start, section in _OF_ONE if rest.startswith(start)), "cover")
    return f"{key}/{found}"
