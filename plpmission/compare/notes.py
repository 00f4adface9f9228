"""What hinders a comparison: said in a sentence, while what can be compared is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from plpmission.checks.reports import named
from plpmission.checks.trio import Trio
from plpmission.compare.vocabulary import language
from plpmission.i18n import Lang, day, translator
from plpmission.model.reports import ActivityReport


def notes(held: Trio, lang: Lang) -> tuple[str, ...]:
    """The sentences, to a reader of ``lang``."""
    t = translator("compare", lang)
    return tuple(
        t(said, **{name: _worded(value, lang) for name, value in filled.items()})
        for said, filled in _found(held)
    )


Filled = dict[str, object]
Said = tuple[str, Filled]


def _worded(value: object, lang: Lang) -> object:
    return day(value, lang) if isinstance(value, dt.date) else value


def _found(held: Trio) -> Iterator[Said]:
    if not held.objectives:
        yield "The letter holds no objective: results cannot be put beside one.", {}
    if not held.reports:
        yield "There is no activity report yet.", {}
    if not held.evaluations:
        yield "There is no evaluation report yet.", {}
    for _, report in held.reports:
        yield from _of_report(held, report)
    yield from _twice(held)
    yield from _split(held)


def _of_report(held: Trio, report: ActivityReport) -> Iterator[Said]:
    named_: Filled = {"end": report.end or report.date or "–"}
    if not any((report.results, report.plans, report.conclusion.strip())):
        yield "The activity report up to {end} is empty.", named_
        return
    letter = held.dossier.letter
    dates = {letter.date, letter.setting.set_on, letter.setting.proposed_on} - {None}
    if report.letter_date and dates and report.letter_date not in dates:
        yield (
            "The activity report up to {end} names a letter of {date}, and this one is of {own}.",
            named_ | {"date": report.letter_date, "own": letter.date or max(filter(None, dates))},
        )
    if held.known and report.results and not any(r.objective in held.known for r in report.results):
        yield (
            "None of the results reported up to {end} belongs to an objective of this letter: it "
            "may report on another one.",
            named_,
        )
    yield from _out_of_time(held, report)
    said = " ".join(f"{one.result} {one.explanation}" for one in report.results)
    if language(said, held.dossier.lang) != held.dossier.lang:
        yield "The activity report up to {end} is written in another language.", named_


def _out_of_time(held: Trio, report: ActivityReport) -> Iterator[Said]:
    mandate = held.dossier.letter.mandate
    early = report.end and mandate.start and report.end < mandate.start
    late = report.start and mandate.end and report.start > mandate.end
    if early or late:
        yield (
            "The activity report’s period ({start} – {end}) lies outside the mandate.",
            {"start": report.start or "–", "end": report.end or "–"},
        )


def _twice(held: Trio) -> Iterator[Said]:
    """Reports of one period: the later one is compared."""
    periods = [(one.item.start, one.item.end) for one in held.reports]
    for start, end in dict.fromkeys(periods):
        count = periods.count((start, end))
        if count > 1 and (start or end):
            yield (
                "{count} activity reports are of one period ({start} – {end}): the latest is "
                "compared.",
                {"count": count, "start": start or "–", "end": end or "–"},
            )


def _split(held: Trio) -> Iterator[Said]:
    """Objectives told in several results, and objectives that an amendment dropped."""
    for key, results in held.of_objective.items():
        if len(results) > 1 and key in held.objectives:
            yield (
                "“{objective}” is reported in {count} parts: they are shown together.",
                {"objective": named(held.objectives[key]), "count": len(results)},
            )
    for amendment in held.dossier.letter.amendments:
        for gone in amendment.dropped_objectives:
            yield (
                "“{objective}” was dropped by an amendment: what is reported on it stands beside.",
                {"objective": named(gone)},
            )
