"""SMART, dial by dial: a word, the reason, and the passage that it was read from. Never a score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from plpmission.checks import Finding
from plpmission.i18n import Translate, day, translator
from plpmission.kpi.chance import Chances, chances
from plpmission.kpi.words import likely
from plpmission.model.indicators import Indicator
from plpmission.model.objectives import Objective
from plpmission.smart import Judged, Smart, smart
from plpmission_widgets.page import Page
from plpmission_widgets.views.findings import row

DOMAIN = "builder"
Json = dict[str, Any]
State = Literal["held", "refine", "weigh", "open"]

CODES: Mapping[str, str] = {"S001": "S", "S002": "M", "S003": "A", "S004": "R", "S005": "T"}
"""The advice that a dial says in its own words."""

_QUOTED = 9
"""Words of a passage that a dial quotes; one sees the whole of it in the text."""

_EVEN = 0.5
"""The chance from which on a target needs no second look."""

judged = lru_cache(maxsize=512)(smart)
"""``smart``, of which a screen asks the same again and again."""


@dataclass(frozen=True, kw_only=True)
class Dial:
    """One letter of SMART: where it stands, why, and from which passage of which field."""

    letter: str
    state: State
    reason: str
    field: str
    passage: Judged | None = None


@dataclass(frozen=True, kw_only=True)
class Reading:
    """An objective as the dials read it."""

    objective: Objective
    page: Page
    said: Smart
    indicators: tuple[Indicator, ...]
    advised: Mapping[str, str]
    """The codes of the advice that stands on it, each with what it says."""

    @property
    def t(self) -> Translate:
        return translator(DOMAIN, self.page.lang)


def read(page: Page, objective: Objective) -> Smart:
    """What the objective's sentence says, with reasons in the reader's language."""
    mandate = page.dossier.letter.mandate
    return judged(
        objective.text,
        page.dossier.lang,
        start=mandate.start,
        end=mandate.end,
        reader=page.lang,
    )


def dials(page: Page, objective: Objective, findings: Sequence[Finding]) -> Json:
    """The five dials of an objective, with what can be done about each."""
    t = translator(DOMAIN, page.lang)
    reading = Reading(
        objective=objective,
        page=page,
        said=read(page, objective),
        indicators=tuple(i for i in page.dossier.indicators if i.id in objective.indicators),
        advised={finding.code: f"{finding.message}." for finding in reversed(findings)},
    )
    told = list(_told(reading))
    held = sum(dial.state == "held" for dial in told)
    return {
        "kind": "dials",
        "heading": "SMART",
        "summary": _summary(held, len(told) - held, t),
        "dials": [_drawn(dial, reading, findings, t) for dial in told],
    }


def _summary(held: int, left: int, t: Translate) -> str:
    if not left:
        return t("all held")
    return t("{held} held, {left} to look at", held=held, left=left)


def _told(reading: Reading) -> Iterator[Dial]:
    yield _specific(reading)
    yield _measurable(reading)
    yield _acceptable(reading)
    yield _realistic(reading)
    yield _time_bound(reading)


def _from_text(letter: str, judged: Judged, *, empty: bool) -> Dial:
    state: State = "held" if judged.ok else "open" if empty else "refine"
    passage = judged if judged.end > judged.start else None
    return Dial(letter=letter, state=state, reason=judged.reason, field="text", passage=passage)


def _specific(reading: Reading) -> Dial:
    if not reading.objective.text.strip():
        reason = reading.t("Write the objective in one sentence: who does what, for whom or where.")
        return Dial(letter="S", state="open", reason=reason, field="text")
    return _from_text("S", reading.said.specific, empty=False)


def _measurable(reading: Reading) -> Dial:
    t, judged = reading.t, reading.said.measurable
    whole = [one for one in reading.indicators if is_whole(one)]
    if "S007" in reading.advised:
        reason = t("The text, the dates and the indicator do not say the same thing: see below.")
        return Dial(letter="M", state="weigh", reason=reason, field="indicators")
    if whole:
        names = ", ".join(reading.page.names[one.id].code for one in whole)
        reason = t("An indicator with unit, baseline and target: {names}.", names=names)
        return Dial(letter="M", state="held", reason=reason, field="indicators")
    if judged.ok:
        return _from_text("M", judged, empty=False)
    if reading.indicators:
        missing = t("The indicator still lacks its unit, its baseline or its target.")
        return Dial(letter="M", state="refine", reason=missing, field="indicators")
    vague = judged.end - judged.start < len(reading.objective.text)
    return _from_text("M", judged, empty=not vague)


def is_whole(indicator: Indicator) -> bool:
    """Whether an indicator says unit, baseline and target."""
    aims = (indicator.target.value, indicator.target.low, indicator.target.high)
    known = any(aim is not None for aim in aims)
    return bool(indicator.unit.strip()) and indicator.baseline.value is not None and known


def _acceptable(reading: Reading) -> Dial:
    t, asked = reading.t, [one for one in reading.objective.consulted if one.body.strip()]
    if not asked:
        reason = t("Nobody is noted as consulted. Name the body and the date.")
        return Dial(letter="A", state="open", reason=reason, field="consulted")
    undated = [one for one in asked if one.date is None]
    if undated:
        reason = t("Consulted: {body}. Add the date.", body=undated[0].body)
        return Dial(letter="A", state="refine", reason=reason, field="consulted")
    last = max(asked, key=lambda one: str(one.date))
    when = day(last.date, reading.page.lang) if last.date else ""
    more = len(asked) - 1
    if more:
        reason = t("{body} and {count} more, on {date}.", body=last.body, count=more, date=when)
    else:
        reason = t("{body}, on {date}.", body=last.body, date=when)
    return Dial(letter="A", state="held", reason=reason, field="consulted")


def _realistic(reading: Reading) -> Dial:
    t = reading.t
    if not _has_means(reading):
        reason = t("No means are named for it: staff, money or equipment, here or in its plans.")
        return Dial(letter="R", state="open", reason=reason, field="means")
    known = list(_chances(reading))
    if "S004" in reading.advised:
        return Dial(letter="R", state="weigh", reason=reading.advised["S004"], field="indicators")
    if not known:
        reason = t("Means are named. No figures tell yet how likely the target is.")
        return Dial(letter="R", state="held", reason=reason, field="means")
    name, least = min(known, key=lambda one: one[1])
    reason = t(
        "Means are named. If nothing changes, the chance that {name} gets there is {chance}.",
        name=name,
        chance=likely(least, reading.page.lang),
    )
    state: State = "held" if least >= _EVEN else "weigh"
    return Dial(letter="R", state=state, reason=reason, field="indicators")


def _chances(reading: Reading) -> Iterator[tuple[str, float]]:
    """The chance of each indicator that has figures enough, with its code."""
    for indicator in reading.indicators:
        told = chances(indicator, lang=reading.page.lang)
        if isinstance(told, Chances):
            yield reading.page.names[indicator.id].code, told.as_now


def _has_means(reading: Reading) -> bool:
    letter, own = reading.page.dossier.letter, reading.objective.id
    if any(own in means.objectives for means in letter.means):
        return True
    plans = [plan for plan in letter.plans if own in plan.objectives]
    return any(plan.staff or plan.budget or plan.resources.strip() for plan in plans)


def _time_bound(reading: Reading) -> Dial:
    t, judged = reading.t, reading.said.time_bound
    deadline, lang = reading.objective.deadline, reading.page.lang
    mandate = reading.page.dossier.letter.mandate
    if judged.ok or deadline is None:
        vague = judged.end - judged.start < len(reading.objective.text)
        return _from_text("T", judged, empty=not vague)
    said = day(deadline, lang)
    if mandate.start and deadline < mandate.start:
        reason = t("The deadline, {date}, lies before the mandate starts.", date=said)
        return Dial(letter="T", state="refine", reason=reason, field="deadline")
    if mandate.end and deadline > mandate.end:
        reason = t("The deadline, {date}, lies after the mandate ends.", date=said)
        return Dial(letter="T", state="refine", reason=reason, field="deadline")
    reason = t("The deadline is {date}, inside the mandate.", date=said)
    return Dial(letter="T", state="held", reason=reason, field="deadline")


def _drawn(dial: Dial, reading: Reading, findings: Sequence[Finding], t: Translate) -> Json:
    base = f"letter.objectives[{reading.objective.id}]"
    place = dial.passage
    quoted = reading.objective.text[place.start : place.end].strip() if place is not None else ""
    shown = _shortened(quoted)
    own = next((one for one in findings if CODES.get(one.code) == dial.letter), None)
    elsewhere = dial.field == "means"
    return {
        "letter": dial.letter,
        "name": _names(t)[dial.letter],
        "state": dial.state,
        "word": _words(t)[dial.state],
        "reason": dial.reason.replace(quoted, shown) if quoted else dial.reason,
        "passage": shown if quoted and quoted in dial.reason else "",
        "span": None if place is None else [place.start, place.end],
        "go": {"section": "resources"} if elsewhere else None,
        "path": "" if elsewhere else f"{base}.{dial.field}",
        "finding": row(own, reading.page) if own and dial.state != "held" else None,
    }


def _shortened(passage: str) -> str:
    words = passage.split()
    return passage if len(words) <= _QUOTED else " ".join(words[:_QUOTED]) + " …"


def _names(t: Translate) -> Mapping[str, str]:
    return {
        "S": t("Specific"),
        "M": t("Measurable"),
        "A": t("Acceptable"),
        "R": t("Realistic"),
        "T": t("Time-bound"),
    }


def _words(t: Translate) -> Mapping[State, str]:
    return {
        "held": t("Held"),
        "refine": t("To refine"),
        "weigh": t("To weigh"),
        "open": t("To say"),
    }
