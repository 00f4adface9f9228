"""L001 to L004: what the law asks of a letter, and what names its mandate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from plpmission.checks.folding import fold
from plpmission.checks.reading import Reading
from plpmission.checks.rule import Check, Hit, SectionName
from plpmission.model.life import Setting
from plpmission.model.terms import AuthorityKind, EntityKind, MandateKind, Source

EXODUS = "Exodus Act, art. 72"
DATES_COUNT = "Deadlines and ages are counted from these dates."


def objectives_and_means(reading: Reading) -> Iterator[Hit]:
    """L001: the letter states objectives and the means made available to reach them."""
    if not any(objective.title or objective.text for objective in reading.letter.objectives):
        yield Hit(
            where="letter.objectives",
            section="objectives",
            message="The letter states no objective yet",
            hint="Add at least one strategic objective in {section}.",
            parameters={"section": SectionName("objectives")},
        )
    if not any(means.promised or means.granted for means in reading.letter.means):
        yield Hit(
            where="letter.means",
            section="resources",
            message="The letter names no means made available yet",
            hint="Enter in {section} the staff, budget or equipment that the authority promises "
            "or grants.",
            parameters={"section": SectionName("resources")},
        )


def _plan(initials: str, *names: str) -> re.Pattern[str]:
    """What names a plan in the four languages, on folded text."""
    spaced = "|".join(names).replace(" ", r"\s+")
    return re.compile(rf"\b(?:(?:{initials})\b|{spaced})")


_NATIONAL = _plan(
    r"pns|nvp|nsp",
    r"plans? nationa(?:l|ux)(?: et (?:le |du |au )?(?:plan )?zonal)? de securite",
    r"plans? de securite nationa",
    r"nationa\w* (?:en (?:het )?zona\w* )?veiligheidsplan",
    r"nationale\w* (?:und (?:\w+ )?zonale\w* )?sicherheitsplan",
    r"national (?:and (?:the )?zonal )?(?:police )?security plan",
)
_ZONAL = _plan(
    r"pzs|zvp|zsp",
    r"plans? (?:national et )?zona(?:l|ux)(?: de securite|(?! d(?:e|es|u)\b| d'))",
    r"plans? de securite (?:national et )?(?:local\b|zona)",
    r"zona\w* (?:en nationa\w* )?veiligheidsplan",
    r"zonale\w* (?:und (?:\w+ )?nationale\w* )?sicherheitsplan",
    r"zonal (?:and (?:the )?national )?(?:police )?security plan",
)
_SIGNS = ("pns", "nvp", "nsp", "pzs", "zvp", "zsp", "zona", "securi", "veiligheids", "sicherheits")
_NEITHER = "Nothing shows how the letter conforms to the national and the zonal security plan"
_NOT_NATIONAL = "Nothing shows how the letter conforms to the national security plan"
_NOT_ZONAL = "Nothing shows how the letter conforms to the zonal security plan"


def plan_conformity(reading: Reading) -> Iterator[Hit]:
    """L002: something shows how the letter conforms to the PNS, and to the PZS for a zone."""
    followed = {source for objective in reading.letter.objectives for source in objective.follows}
    national = Source.PNS in followed or _named(_NATIONAL, reading)
    zonal = Source.PZS in followed or not _of_a_zone(reading) or _named(_ZONAL, reading)
    if national and zonal:
        return
    yield Hit(
        where="letter.objectives",
        section="objectives",
        message=_NOT_ZONAL if national else _NOT_NATIONAL if zonal else _NEITHER,
        hint="Say for an objective which plan it follows, or name the plan in {section}.",
        parameters={"section": SectionName("legal-framework")},
    )


def _named(plan: re.Pattern[str], reading: Reading) -> bool:
    folded = (fold(passage.text) for passage in reading.whole())
    # Only a text that speaks of security can name a plan: fast, for letters of any length.
    return any(plan.search(text) for text in folded if any(sign in text for sign in _SIGNS))


def _of_a_zone(reading: Reading) -> bool:
    kind = reading.letter.entity.kind
    if kind is None:
        return reading.letter.mandate.kind is MandateKind.CHIEF_OF_CORPS
    return kind is not EntityKind.FEDERAL


_MISSING = (
    ("letter.holder.name", "identification", "The holder’s name is missing"),
    ("letter.holder.rank", "identification", "The holder’s rank is missing"),
    ("letter.mandate.title", "mandate", "The name of the mandate is missing"),
    ("letter.mandate.category", "mandate", "The category of the mandate is missing"),
    ("letter.mandate.start", "start", "The start date of the mandate is missing"),
)


def mandate_named(reading: Reading) -> Iterator[Hit]:
    """L003: name, rank, mandate, category and start date are there; dates are in order."""
    for path, section, message in _MISSING:
        if not reading.dossier.value(path) and section not in reading.left_out:
            yield Hit(where=path, section=section, message=message, hint="Fill in the field.")
    yield from _dates_out_of_order(reading)


class _Decision(NamedTuple):
    """How the letter, or an amendment, was set, and where that is written."""

    setting: Setting
    path: str
    section: str
    about: str


def _decisions(reading: Reading) -> Iterator[_Decision]:
    yield _Decision(reading.letter.setting, "letter.setting", "conclusion", "")
    for index, amendment in enumerate(reading.letter.amendments):
        path = f"letter.amendments[{index}].setting"
        yield _Decision(amendment.setting, path, "amendment-procedure", amendment.id)


_COMPARE = "Check the two dates against the decision."


def _dates_out_of_order(reading: Reading) -> Iterator[Hit]:
    mandate, born = reading.letter.mandate, reading.letter.holder.birth_date
    if born and mandate.start and born >= mandate.start:
        yield Hit(
            where="letter.holder.birth_date",
            section="identification",
            message="The holder’s date of birth lies after the start of the mandate",
            hint=_COMPARE,
        )
    if mandate.start and mandate.end and mandate.end <= mandate.start:
        yield Hit(
            where="letter.mandate.end",
            section="start",
            message="The mandate ends before it starts",
            why=DATES_COUNT,
            hint=_COMPARE,
        )
    for decision in _decisions(reading):
        yield from _out_of_order(decision)


_ORDER = (
    ("proposed_on", "set_on", "The decision is dated before the proposal"),
    ("set_on", "copy_sent_on", "The copy is dated before the decision"),
)


def _out_of_order(decision: _Decision) -> Iterator[Hit]:
    for earlier, later, message in _ORDER:
        before, after = getattr(decision.setting, earlier), getattr(decision.setting, later)
        if before and after and after < before:
            yield Hit(
                where=f"{decision.path}.{later}",
                section=decision.section,
                about=decision.about,
                message=message,
                why="The decision follows the proposal, and the copy follows the decision.",
                hint=_COMPARE,
            )


_COUNCILS = (AuthorityKind.MUNICIPAL_COUNCIL, AuthorityKind.POLICE_COUNCIL)


def rightly_set(reading: Reading) -> Iterator[Hit]:
    """L004: a letter that is set was set by the right authority, and a copy was sent."""
    for decision in _decisions(reading):
        if decision.setting.set_on is None:
            continue
        yield from _wrong_authority(reading, decision)
        if decision.setting.copy_sent_on is None:
            yield Hit(
                where=f"{decision.path}.copy_sent_on",
                section=decision.section,
                about=decision.about,
                message="The copy to the inspector general is not recorded",
                hint="Send the copy, then enter the date on which it went.",
            )


def _wrong_authority(reading: Reading, decision: _Decision) -> Iterator[Hit]:
    set_by = decision.setting.set_by
    chief = reading.letter.mandate.kind is MandateKind.CHIEF_OF_CORPS
    if set_by in _COUNCILS or (set_by and not chief):
        return
    yield Hit(
        where=f"{decision.path}.set_by",
        section=decision.section,
        about=decision.about,
        message="The authority named does not decide for a chief of corps"
        if set_by
        else "The authority that decided is not named",
        hint="For a chief of corps it is the municipal council or the police council.",
    )


L001 = Check(
    code="L001",
    severity="error",
    source=EXODUS,
    title="Objectives and means",
    why="The law asks of a mission letter what is to be reached, and with which means.",
    run=objectives_and_means,
)
L002 = Check(
    code="L002",
    severity="warning",
    source="Exodus Act, art. 72; model letter, 3.2.2",
    title="Conformity to the security plans",
    why="The law asks a letter to conform to these plans; one mention is enough to show it.",
    run=plan_conformity,
)
L003 = Check(
    code="L003",
    severity="warning",
    source="Model letter, 1.1 to 1.3",
    title="Holder, mandate and dates",
    why="A letter binds one person for one mandate: the reader must see which.",
    run=mandate_named,
)
L004 = Check(
    code="L004",
    severity="error",
    source="PJPol, art. VII.III.39",
    title="Authority and copy",
    why="The rules say who sets a mission letter and who receives a copy of it.",
    run=rightly_set,
)
