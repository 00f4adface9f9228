"""Results taken back into a dossier's file: measurements, and a conclusion into the report."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from plpmission.checks.trio import Trio
from plpmission.errors import KpiError
from plpmission.kpi.dates import parse_period
from plpmission.kpi.descriptions import Figure
from plpmission.kpi.preview import preview, read_with, taken_over
from plpmission.model import Dossier, read_dossier, write_dossier
from plpmission.model.indicators import Measurement
from plpmission.model.reports import ActivityReport, Evidence, Result
from plpmission.render.figures.charts import draw
from plpmission_widgets.trends.places import known_indicator

DOMAIN = "trends"


class ReturningRefusal(KpiError):
    """A result that finds no place in the dossier."""

    domain = DOMAIN


def put_figures(file: Path, series: tuple[str, ...], into: Path, indicator: str) -> int:
    """Series of a file (added up where there are several) as an indicator's measurements.

    The dossier's file is written again; gives how many figures were taken.

    Raises:
        MissionError: one of the files cannot be read, or the dossier not be written.
    """
    dossier = read_dossier(into)
    known_indicator(dossier, indicator)
    found = preview(file)
    chosen = series if found.series_count > 1 else ()
    taken = read_with(found.profile.model_copy(update={"chosen": chosen}), file)
    held = known_indicator(dossier, indicator)
    if not _one_rhythm((*held.measurements, *taken.measurements)):
        raise ReturningRefusal(
            "The indicator’s figures have another rhythm, such as years beside months: choose "
            "another indicator, or replace them on the indicator’s own page."
        )
    one = taken_over(held, taken)
    for name in ("measurements", "profile"):
        dossier = dossier.with_value(f"indicators[{indicator}].{name}", getattr(one, name))
    write_dossier(dossier, into)
    return len(taken.measurements)


def _one_rhythm(measured: Sequence[Measurement]) -> bool:
    return len({parse_period(one.period)[0] for one in measured}) < 2


def put_conclusion(into: Path, indicator: str, figure: Figure) -> Path:
    """A figure into the dossier's activity report, at the objective that the indicator serves.

    The report holds texts and evidence, no figures of its own: the conclusion goes into the
    result's text, and the drawing, saved beside the dossier, becomes a piece of evidence with its
    hash. Gives the drawing's path.

    Raises:
        MissionError: no objective is judged by the indicator, or a file cannot be read or written.
    """
    dossier = read_dossier(into)
    objective = next((o.id for o in dossier.letter.objectives if indicator in o.indicators), None)
    if objective is None:
        raise ReturningRefusal("No objective is judged by this indicator: tie it to one first.")
    drawing = draw(figure).encode()
    saved = into.with_name(f"{into.name.split('.')[0]}-{indicator}.svg")
    saved.write_bytes(drawing)
    said = getattr(figure, "sentence", "") or figure.alt
    write_dossier(_reported(dossier, objective, said, _evidence(figure, saved, drawing)), into)
    return saved


def _evidence(figure: Figure, saved: Path, drawing: bytes) -> Evidence:
    digest = hashlib.sha256(drawing).hexdigest()
    return Evidence.new(title=figure.title, location=saved.name, sha256=digest)


def _reported(dossier: Dossier, objective: str, said: str, shown: Evidence) -> Dossier:
    if not dossier.activity_reports:
        dossier = dossier.with_item("activity_reports", ActivityReport.new())
    report = Trio(dossier).reports[-1].item
    listed = f"activity_reports[{report.id}].results"
    result = next((one for one in report.results if one.objective == objective), None)
    if result is None:
        result = Result.new(objective=objective)
        dossier = dossier.with_item(listed, result)
    here = f"{listed}[{result.id}]"
    told = (
        result.result if said in result.result else "\n\n".join(filter(None, (result.result, said)))
    )
    kept = [one for one in result.evidence if one.location != shown.location]
    dossier = dossier.with_value(f"{here}.result", told)
    return dossier.with_value(f"{here}.evidence", (*kept, shown))
