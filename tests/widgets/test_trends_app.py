"""The analyst's notebook: every chart with the code for it, results taken back into the dossier."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from plpmission.model import Dossier, read_dossier, write_dossier
from plpmission.model.indicators import Indicator
from plpmission.model.objectives import Objective
from plpmission_widgets import TrendsApp
from plpmission_widgets.charts.figures import shown
from plpmission_widgets.trends.app import Workbench, kind_words

pytestmark = pytest.mark.xdist_group("trends")

QUARTERS = [f"{2019 + at // 4}-Q{at % 4 + 1}" for at in range(24)]


@pytest.fixture
def folder(tmp_path: Path, sample: Dossier, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a dossier and a file of two series, as an analyst has it."""
    rows = [f"{period};{name};{at * 7 % 11}" for at, period in enumerate(QUARTERS) for name in "AB"]
    (tmp_path / "faits.csv").write_text(
        "\n".join(["trimestre;zone;faits", *rows]), encoding="utf-8"
    )
    rates = [f"{year};ZP {at};{at * 9 % 40 + 20};{at * 3000 + 9000}" for at in range(9)
             for year in (2023, 2024)]  # fmt: skip
    text = "\n".join(["année;zone;faits;population", *rates])
    (tmp_path / "taux.csv").write_text(text, encoding="utf-8")
    write_dossier(sample, tmp_path / "zone.plp.json")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def result_of(code: str) -> Any:
    """What a cell with this code would show."""
    *before, last = code.strip().splitlines()
    names: dict[str, Any] = {}
    exec("\n".join(before), names)
    return eval(last, names)


@pytest.mark.parametrize("file", ["faits.csv", "taux.csv", "zone.plp.json"])
def test_the_code_shown_makes_the_same_figure(folder: Path, file: str) -> None:
    bench = Workbench("fr")
    bench.open(file)
    assert ("funnel" in bench.source.kinds) is (file == "taux.csv")
    for kind in bench.source.kinds:
        if kind == "season" and file == "taux.csv":
            continue  # a figure a year has no season
        if kind == "around" and file == "zone.plp.json":
            continue  # the sample's mandate begins after its figures
        bench.kind, bench.start = kind, "2024" if file == "taux.csv" else "2022-Q1"
        figure = bench.figure()
        made = result_of(bench.code())
        if hasattr(made, "figure"):
            assert made.figure == shown(figure), kind
        else:
            assert len(made.data) == len(shown(figure)["plot"]["data"]), kind


def test_a_file_is_opened_and_its_charts_chosen(folder: Path) -> None:
    app = TrendsApp("faits.csv")
    assert [label for label, _ in app.series.options] == ["A", "B"]
    assert app.chart.figure["kind"] == "sparks"
    app.kind.value = "side"
    assert len(app.chart.figure["charts"]) == 2
    app.kind.value = "around"
    assert "2024-Q3" in app.said.value
    app.start.value = "2022-Q1"
    assert app.said.value == ""
    assert app.chart.figure["marks"]


def test_what_cannot_be_opened_is_said_and_what_was_open_stays(folder: Path) -> None:
    app = TrendsApp("faits.csv")
    before = app.chart.figure
    for wrong in ("missing.csv", "missing.plp.json", ""):
        app.path.value = wrong
        app.opener.click()
        assert app.said.value
        assert app.chart.figure == before
    app.path.value = "zone.plp.json"
    app.opener.click()
    assert app.said.value == ""


def test_figures_of_a_file_go_into_an_indicator(folder: Path) -> None:
    empty = Indicator.new(name="Plaintes")
    dossier = read_dossier("zone.plp.json").with_item("indicators", empty)
    write_dossier(dossier, "zone.plp.json")
    app = TrendsApp("faits.csv")
    app.back.into.value = "zone.plp.json"
    app.back.indicator.value = empty.id
    app.back.figures.click()
    taken = read_dossier("zone.plp.json").item(empty.id)
    assert [m.period for m in taken.measurements] == QUARTERS
    assert taken.measurements[1].value == 14
    assert taken.profile.chosen == ("A", "B")


def test_figures_of_another_rhythm_are_refused(folder: Path) -> None:
    before = Path("zone.plp.json").read_bytes()
    monthly = next(i for i in read_dossier("zone.plp.json").indicators if len(i.measurements) > 40)
    app = TrendsApp("faits.csv")
    app.back.into.value = "zone.plp.json"
    app.back.indicator.value = monthly.id
    app.back.figures.click()
    assert app.said.value
    assert Path("zone.plp.json").read_bytes() == before


def test_a_conclusion_goes_into_the_report_with_its_drawing_as_evidence(folder: Path) -> None:
    dossier = read_dossier("zone.plp.json")
    judged = next(i for o in dossier.letter.objectives for i in o.indicators)
    app = TrendsApp("zone.plp.json")
    app.back.report.click()
    assert "zone" not in app.back.done.value  # a table is no chart of one indicator
    app.kind.value = "course"
    app.series.value = (judged,)
    for _ in range(2):
        app.back.report.click()
    report = read_dossier("zone.plp.json").activity_reports[-1]
    objective = next(o.id for o in dossier.letter.objectives if judged in o.indicators)
    (result,) = [one for one in report.results if one.objective == objective]
    assert app.chart.figure["says"] in result.result
    drawing = Path(result.evidence[-1].location).read_bytes()
    assert hashlib.sha256(drawing).hexdigest() == result.evidence[-1].sha256
    assert [one.location for one in result.evidence].count(result.evidence[-1].location) == 1
    assert result.result.count(app.chart.figure["says"]) == 1


def test_an_indicator_that_judges_nothing_has_no_place_in_the_report(folder: Path) -> None:
    lone = Indicator.new(name="Seul", measurements=[{"period": "2024", "value": 1}])
    write_dossier(
        Dossier(indicators=(lone,)).with_item("letter.objectives", Objective.new()), "own.plp.json"
    )
    app = TrendsApp("own.plp.json")
    app.kind.value = "course"
    app.back.report.click()
    assert app.said.value
    assert not list(folder.glob("*.svg"))


def test_the_magic_opens_the_same_app(folder: Path) -> None:
    from IPython.core.interactiveshell import InteractiveShell

    import plpmission_widgets

    shell = InteractiveShell()
    plpmission_widgets.load_ipython_extension(shell)
    app = shell.run_line_magic("plpmission", '"faits.csv"')
    assert isinstance(app, TrendsApp)
    assert app.chart.figure["sparks"]
    shell.history_manager.end_session()


def test_each_chart_has_a_name_in_each_language() -> None:
    for lang in ("fr", "nl", "de", "en"):
        assert len(set(kind_words(lang).values())) == 8
