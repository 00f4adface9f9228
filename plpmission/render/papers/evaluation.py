"""A partnership's evaluation as officer and coordinator spread it (circular, art. 7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plpmission.i18n import translator
from plpmission.model.indicators import Measurement
from plpmission.model.partnership_evaluation import PartnershipEvaluation
from plpmission.model.partnership_terms import EvaluationElement, SurveyQuestion
from plpmission.partners.evaluating import EvaluationSummary, SeriesVerdict, charted, summary
from plpmission.partners.survey import QUESTIONS, Share
from plpmission.render.blocks import (
    Block,
    Chart,
    Cover,
    Figure,
    Heading,
    Line,
    PageBreak,
    Paragraph,
    Run,
)
from plpmission.render.compose import Col, facts, figures, label, table
from plpmission.render.figures import series as drawing
from plpmission.render.letter_indicators import middle, period
from plpmission.render.papers.scope import PaperScope
from plpmission.render.prose import plain, rich

E = EvaluationElement


def evaluation(scope: PaperScope) -> Iterator[Block]:
    """The report for the coordinators: what was looked at, element by element."""
    held = scope.partnership.evaluations[-1]
    yield cover(scope, held)
    yield PageBreak()
    told = summary(held)
    yield Heading(level=1, text=scope.say("What was evaluated"), anchor="about")
    yield from _about(scope, held, told)
    for number, element in enumerate(E, start=1):
        body = list(_element(scope, held, told, element))
        title = scope.term(element)
        anchor = f"element-{element.value}"
        yield Heading(level=2, text=title, number=str(number), anchor=anchor)
        yield from body or [scope.instead(scope.say("This evaluation says nothing of it."))]
    yield from _last(scope, held)


def _last(scope: PaperScope, held: PartnershipEvaluation) -> Iterator[Block]:
    yield from _chapter(scope, "Conclusion", held.conclusion)
    yield from _chapter(scope, "What is done now", held.actions)


def _chapter(scope: PaperScope, title: str, text: str) -> Iterator[Block]:
    if said := rich(scope, text):
        yield Heading(level=2, text=scope.say(title))
        yield from said


def cover(scope: PaperScope, held: PartnershipEvaluation) -> Cover:
    """The partnership, its municipality and zone, and the period."""
    about = scope.charter.cover
    places = (scope.set(about.municipality), scope.set(about.zone))
    return Cover(
        title=scope.say("Evaluation"),
        subtitle=scope.name,
        lines=tuple(filter(None, (" · ".join(filter(None, places)), span(scope, held)))),
        mark=scope.say("Draft") if scope.draft else "",
    )


def span(scope: PaperScope, held: PartnershipEvaluation) -> str:
    """The period that was looked at; else the day of the evaluation."""
    start, end = held.start, held.end
    if start and end and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return "–".join(dict.fromkeys((str(start.year), str(end.year))))
    days = [scope.day(day) for day in (start, end) if day]
    return " – ".join(days) or scope.day(held.on)


def _about(
    scope: PaperScope, held: PartnershipEvaluation, told: EvaluationSummary
) -> Iterator[Block]:
    yield from facts(
        scope,
        ("Period", span(scope, held)),
        ("Evaluated on", held.on),
        ("Mandated officer", held.officer or scope.charter.officer.name),
        ("Coordinator", held.coordinator or scope.charter.coordinator.name),
        ("Who did what", held.tasks),
        ("Spread among the coordinators on", held.shared_on),
    )
    required, optional = scope.say("required"), scope.say("optional")
    rows = [
        (
            scope.term(one.element),
            required if one.required else optional,
            scope.say("looked at") if one.covered else scope.say("not looked at"),
        )
        for one in told.elements
    ]
    columns = (Col("Element", 2.4), Col("Article 7", 0.8), Col("Here", 0.9))
    yield from table(scope, columns, rows)


def _element(
    scope: PaperScope,
    held: PartnershipEvaluation,
    told: EvaluationSummary,
    element: EvaluationElement,
) -> Iterator[Block]:
    if element is E.MESSAGES:
        yield from _messages(scope, held)
    if element is E.QUALITY:
        yield from _quality(scope, held, told)
    if element is E.FOLLOW_UP and told.followed_up is not None:
        yield scope.paragraph(
            scope.texts["evaluation"]["followed_up"], share=percent(scope, told.followed_up)
        )
    if element is E.CRIME:
        for one in told.series:
            yield from _series(scope, one)
    if element is E.MEMBERS:
        yield from _members(scope, held, told)
    yield from _asked(scope, told.survey, element)
    texts = {
        E.MESSAGES: held.messages_text,
        E.QUALITY: held.quality,
        E.FOLLOW_UP: held.follow_up,
        E.CRIME: held.crime,
        E.SAFETY: held.safety,
        E.RELATION: held.relation,
        E.RESULTS: held.results,
        E.MEMBERS: held.members,
    }
    yield from rich(scope, texts[element])


def _messages(scope: PaperScope, held: PartnershipEvaluation) -> Iterator[Block]:
    said = held.messages
    minutes = scope.amount(said.median_delay, scope.say("min"))
    rows = (
        (scope.say("Urgent messages (hot)"), scope.number(said.hot)),
        (scope.say("of which straight to every member"), scope.number(said.one_level)),
        (scope.say("of which through the coordinator"), scope.number(said.two_levels)),
        (scope.say("Other messages (cold)"), scope.number(said.cold)),
        (scope.say("Minutes to an urgent message, in the middle of all"), minutes),
    )
    listed = [row for row in rows if row[1]]
    yield from table(scope, (Col("Messages", 3), figures("Number")), listed)


def _quality(
    scope: PaperScope, held: PartnershipEvaluation, told: EvaluationSummary
) -> Iterator[Block]:
    if held.quality_criteria.strip():
        yield label(scope, "What a good message is judged by")
        yield from plain(scope, held.quality_criteria)
    if told.good is not None:
        yield scope.paragraph(
            scope.texts["evaluation"]["good"],
            share=percent(scope, told.good),
            rated=scope.number(held.messages.rated),
        )


def percent(scope: PaperScope, share: float) -> str:
    """A share from 0 to 1 as a whole percentage."""
    return scope.amount(round(100 * share), "%")


def _members(
    scope: PaperScope, held: PartnershipEvaluation, told: EvaluationSummary
) -> Iterator[Block]:
    change = "" if told.members is None else f"{told.members:+d}".replace("-", "−")
    yield from facts(
        scope,
        ("Members at the beginning", scope.number(held.members_before)),
        ("Members at the end", scope.number(held.members_after)),
        ("Difference", change),
    )


def _asked(
    scope: PaperScope, shares: Sequence[Share], element: EvaluationElement
) -> Iterator[Block]:
    """The survey's answers to the questions of an element, each with its interval."""
    wanted: tuple[SurveyQuestion, ...] = QUESTIONS.get(element, ())
    found = [one for one in shares if one.question in wanted]
    if not found:
        return
    rows = [
        (
            scope.term(one.question),
            scope.number(one.n),
            _share(scope, one),
            _between(scope, one.low, one.high),
            "" if one.before is None else percent(scope, one.before),
        )
        for one in found
    ]
    columns = (
        Col("Question", 2),
        figures("Answers", 0.7),
        figures("In favour", 0.8),
        figures("Between", 1),
        figures("Before", 0.7),
    )
    yield from table(scope, columns, rows)
    texts = scope.texts["evaluation"]
    if element is _first_asked(shares):
        yield scope.paragraph(texts["interval"])
    told = [one for one in found if one.verdict in {"up", "down"}]
    for one in told:
        yield scope.paragraph(texts["survey"][one.verdict], question=scope.term(one.question))
    if not told and any(one.verdict for one in found):
        yield scope.paragraph(texts["survey"]["too_few_to_say"])


def _first_asked(shares: Sequence[Share]) -> EvaluationElement | None:
    """The first element that people were asked about: there it is said how to read a share."""
    asked = {one.question for one in shares}
    return next((element for element in E if asked & set(QUESTIONS.get(element, ()))), None)


def _share(scope: PaperScope, one: Share) -> str:
    return scope.say("too few") if one.share is None else percent(scope, one.share)


def _between(scope: PaperScope, low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return ""
    return f"{percent(scope, low)} – {percent(scope, high)}"


def _series(scope: PaperScope, told: SeriesVerdict) -> Iterator[Block]:
    held = told.series
    title = scope.set(held.title) or scope.say("Figures without a name")
    yield Heading(level=3, text=title, anchor=f"series-{held.id}")
    yield from facts(scope, ("Source", held.source), ("Compared with", held.comparison_name))
    yield from _figure(scope, told)
    yield from _verdict(scope, told)


def _figure(scope: PaperScope, told: SeriesVerdict) -> Iterator[Block]:
    held = told.series
    points = sorted((middle(one.period), one.value) for one in held.measurements)
    shown = drawing.Series(points=tuple(points), unit=scope.set(held.unit), lang=scope.lang)
    title = scope.set(held.title) or scope.say("Figures without a name")
    if not drawing.drawable(shown):
        yield from table(scope, _COLUMNS, _rows(scope, held.measurements), caption=title)
        return
    first, last = held.measurements[0], held.measurements[-1]
    [under] = table(scope, _COLUMNS, _rows(scope, held.measurements))
    yield Figure(
        svg=drawing.draw(shown),
        alt=scope.say(
            "{title}: from {first} in {start} to {last} in {end}.",
            title=title,
            first=scope.number(first.value),
            start=period(scope, first.period),
            last=scope.number(last.value),
            end=period(scope, last.period),
        ),
        caption=title,
        table=under,  # type: ignore[arg-type]
        chart=Chart(
            dates=tuple(day.isoformat() for day, _ in points),
            lines=(Line(name=scope.say("Measured"), values=tuple(value for _, value in points)),),
            unit=shown.unit,
        ),
    )


_COLUMNS = (Col("Period", 1), figures("Figure"))


def _rows(scope: PaperScope, held: Sequence[Measurement]) -> list[tuple[str, str]]:
    return [(period(scope, one.period), scope.number(one.value)) for one in held]


def _verdict(scope: PaperScope, told: SeriesVerdict) -> Iterator[Block]:
    texts = scope.texts["evaluation"]
    around = told.around
    if around is None:
        yield scope.paragraph(translator("partners", scope.lang)(told.problem))
        return
    before, after = (scope.number(_rounded(one.mean)) for one in (around.before, around.after))
    start = period(scope, told.series.start or "")
    yield scope.paragraph(texts["means"], before=before, after=after, start=start)
    yield scope.paragraph(texts["verdict"][told.verdict])
    if told.compared is not None:
        yield scope.paragraph(
            texts["compared"][told.compared.verdict],
            elsewhere=scope.set(told.series.comparison_name) or scope.say("the area compared with"),
        )
    if said := charted(told.series, scope.lang):
        yield Paragraph(runs=(Run(text=scope.own(said)),))
    yield scope.paragraph(texts["not_cause"])


def _rounded(value: float) -> float:
    return round(value, 1)
