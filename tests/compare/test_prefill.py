"""An activity report begun from the letter, and what a renewal asks of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from plpmission.checks import check
from plpmission.compare import admissibility, next_letter, prefilled_report
from plpmission.model import Dossier, dumps, loads, read_dossier

CLEAN = read_dossier(Path(__file__).parents[2] / "sample_data" / "val-de-lorne.plp.json")
START, END = dt.date(2020, 9, 1), dt.date(2023, 6, 30)


def test_a_report_is_begun_with_what_the_dossier_knows() -> None:
    report = prefilled_report(CLEAN, START, END)
    assert [one.objective for one in report.results] == [one.id for one in CLEAN.letter.objectives]
    figures = {one.objective: one.figures[0] for one in report.results}
    assert figures["obj-urgence"].period == "2023-Q2"
    assert figures["obj-urgence"].target == 13.0
    assert figures["obj-suivi"].period == "2022"
    assert report.amendments == ("amd-delai",)
    assert "24\u202f000 accordés" in report.results[3].means_received
    assert len(report.plans) == 6


def test_what_is_prefilled_agrees_with_the_letter_and_the_data() -> None:
    report = prefilled_report(CLEAN, START, END)
    dossier = CLEAN.model_copy(update={"activity_reports": (report,), "evaluation_reports": ()})
    assert check(dossier, codes=("R001", "R002", "R003", "R004", "R005", "R006")) == []
    assert loads(dumps(dossier)) == dossier


def test_an_empty_dossier_gives_an_empty_report() -> None:
    report = prefilled_report(Dossier(), START, END)
    assert (report.results, report.plans, report.amendments) == ((), (), ())


def test_a_request_is_admissible_as_far_as_can_be_seen_or_says_what_misses() -> None:
    assert admissibility(CLEAN, "en").admissible
    assert admissibility(CLEAN, "en").sentence == "Admissible as far as we can see."
    short = CLEAN.with_value("activity_reports[0].results", CLEAN.activity_reports[0].results[1:])
    refused = admissibility(short, "en")
    assert not refused.admissible
    [open_] = [point for point in refused.points if not point.met]
    assert "better" not in open_.sentence
    assert "Des habitations mieux protégées" in open_.sentence


def test_without_a_report_only_that_is_asked() -> None:
    nothing = admissibility(Dossier())
    assert [point.met for point in nothing.points] == [False, False]
    assert not nothing.admissible


def test_the_next_letter_begins_with_what_goes_on() -> None:
    draft = next_letter(CLEAN)
    kept = [one.id for one in draft.letter.objectives]
    assert "obj-suivi" in kept
    assert "obj-accueil" not in kept
    assert (draft.activity_reports, draft.letter.setting.set_on) == ((), None)
