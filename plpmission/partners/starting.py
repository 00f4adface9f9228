"""A partnership and its internal rules as one begins with them."""

from __future__ import annotations

import datetime as dt

from plpmission.model.base import new_id
from plpmission.model.charter import InternalRules, SocialMedia
from plpmission.model.partnership import Partnership
from plpmission.model.partnership_terms import RuleDuty, SocialDuty
from plpmission.model.terms import PartnershipKind, PartnershipState
from plpmission.model.zone import Zone


def from_idea(  # noqa: PLR0913 - what is known of an idea
    zone: Zone,
    name: str,
    *,
    kind: PartnershipKind = PartnershipKind.RESIDENTS,
    municipality: str = "",
    begun_on: dt.date | None = None,
    partnership: str = "",
) -> Partnership:
    """A partnership at its idea; a zone of one municipality gives its own."""
    only = zone.municipalities[0] if len(zone.municipalities) == 1 else ""
    return Partnership(
        id=partnership or new_id(Partnership.KIND),
        name=name,
        kind=kind,
        municipality=municipality or only,
        state=PartnershipState.IDEA,
        begun_on=begun_on,
    )


def full_rules(*, social_media: bool = False) -> InternalRules:
    """Internal rules that take in all of the circular's duties, and the annex where it applies."""
    annex = SocialMedia(used=True, closed=True, duties=tuple(SocialDuty))
    return InternalRules(
        duties=tuple(RuleDuty), social_media=annex if social_media else SocialMedia()
    )
