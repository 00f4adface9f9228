"""Drafts of what other documents say of a zone's partnerships; whoever signs them writes on.

The zonal security plan mentions that partnerships exist and what they do (art. 8d). That the
mission letter does so too, in 3.6, is a wish of its writer, and no duty.
"""

from __future__ import annotations

from collections.abc import Callable

from plpmission.i18n import Lang, number, translator
from plpmission.model.partnership import Partnership, PartnershipYear
from plpmission.model.terms import PartnershipState
from plpmission.model.zone import Zone
from plpmission.partners.figures import years

_ALIVE = (PartnershipState.RECOGNISED, PartnershipState.SENT, PartnershipState.SIGNED)
_MOST = 12
"""Names that a draft lists; a register of more is told by its number."""


def for_zonal_plan(zone: Zone, lang: Lang) -> str:
    """A passage for the zonal security plan: how many there are, which, and what for."""
    t = translator("partners", lang)
    held = [one for one in zone.partnerships if one.state in _ALIVE]
    if not held:
        return t("The zone follows no local prevention partnership yet.")
    said = [
        t(
            "Local prevention partnerships in the zone: {count}; recognised: {recognised}.",
            count=len(held),
            recognised=sum(1 for one in held if one.state is PartnershipState.RECOGNISED),
        ),
        *_names(held, t),
        t(
            "Citizens, police and mayor exchange information in them after an agreed plan; "
            "members take over no police tasks."
        ),
        t("Officers mandated to follow them: {count}.", count=_officers(zone)),
    ]
    return " ".join(said)


def for_letter(zone: Zone, lang: Lang) -> str:
    """A passage for section 3.6 of the mission letter, where its writer wishes one."""
    t = translator("partners", lang)
    held = [one for one in zone.partnerships if one.state in _ALIVE]
    if not held:
        return ""
    return " ".join(
        (
            t("Local prevention partnerships are partners of the zone: {count}.", count=len(held)),
            t("Each has a mandated officer, and is evaluated every three years at the latest."),
        )
    )


def for_report(zone: Zone, year: int, lang: Lang) -> str:
    """What an activity report says of a year: only figures that the register holds.

    Each figure says of how many partnerships it is known; '' where none is.
    """
    t = translator("partners", lang)
    known = [found for one in zone.partnerships if (found := _of_year(one, year))]
    if not known:
        return ""
    said = [t("Partnerships with figures of {year}: {count}.", year=year, count=len(known))]
    for sentence, read in _FIGURES:
        values = [value for held in known if (value := read(held)) is not None]
        if values:
            total = number(float(sum(values)), lang)
            said.append(t(sentence, total=total, count=len(values)))
    return " ".join(said)


_FIGURES: tuple[tuple[str, Callable[[PartnershipYear], int | None]], ...] = (
    ("Members: {total} (known of {count}).", lambda held: held.members),
    ("Urgent messages: {total} (known of {count}).", lambda held: held.hot_messages),
    ("Other messages: {total} (known of {count}).", lambda held: held.cold_messages),
)


def _of_year(partnership: Partnership, year: int) -> PartnershipYear | None:
    return next((held for held in years(partnership) if held.year == year), None)


def _names(held: list[Partnership], t: Callable[..., str]) -> list[str]:
    names = [one.name for one in held if one.name.strip()]
    if not names or len(held) > _MOST:
        return []
    return [t("They are: {names}.", names=", ".join(names))]


def _officers(zone: Zone) -> int:
    return sum(1 for one in zone.officers if one.until is None)
