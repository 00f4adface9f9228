"""Charts and files of figures in the app: worked out beside the page, taken over in one step."""

from __future__ import annotations

import base64
import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from plpmission.errors import KpiError
from plpmission.model import Dossier
from plpmission.model.indicators import Indicator, Measurement, Profile
from plpmission_widgets.actions import Answer, dispatch
from plpmission_widgets.actions.bringing import MEGABYTES
from plpmission_widgets.desk import Desk
from plpmission_widgets.trends.client import TrendsClient, client
from plpmission_widgets.trends.drawing import sparks, trend, trends
from plpmission_widgets.trends.looking import look
from tests.widgets.conftest import in_a_loop

pytestmark = pytest.mark.xdist_group("trends")

TODAY = dt.date(2026, 3, 1)
MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin"]
LATIN = "Mois;Faits;Taux\r\n" + "\r\n".join(
    f"{month} 2025;{at + 3};{(at + 3) / 2:.1f}".replace(".", ",") for at, month in enumerate(MONTHS)
)


@pytest.fixture(scope="module", autouse=True)
def worker() -> Iterator[None]:
    """One worker for all of these, ended with them."""
    yield
    client().close()


def ask(desk: Desk, do: str, **values: Any) -> list[Answer]:
    """Send a message; all its answers, those that come later too."""
    answer = dispatch(desk, {"do": do, "seq": 1, **values})
    if isinstance(answer, Answer):
        return [answer]

    async def each() -> list[Answer]:
        return [one async for one in answer]

    return in_a_loop(each())


def first(desk: Desk, least: int = 13) -> Indicator:
    """An indicator with that many figures."""
    return next(i for i in desk.letter.dossier.indicators if len(i.measurements) >= least)


def bring(desk: Desk, content: bytes, name: str = "figures.csv", parts: int = 1) -> None:
    """A file into the open dialog, in so many parts."""
    size = -(-len(content) // parts)
    for at in range(parts):
        data = base64.b64encode(content[at * size : (at + 1) * size]).decode()
        ask(desk, "figures_part", id=desk.dialog["id"], name=name, at=at, of=parts, data=data)


def seen(content: str | bytes, profile: Profile | None = None, **more: Any) -> dict[str, Any]:
    raw = content.encode() if isinstance(content, str) else content
    told = {"name": "figures.csv", "lang": "fr", "held": {}, "today": TODAY, **more}
    return look(raw, profile=profile or Profile(), **told)


def test_a_chart_is_asked_for_and_comes_with_a_later_answer(desk: Desk) -> None:
    one = first(desk)
    at_once, later = ask(desk, "trend", id=one.id)
    assert at_once.ack == {}
    charts = later.ack["trend"]["charts"]
    assert charts[0]["id"] == "course"
    assert charts[0]["figure"]["plot"]["data"]
    assert charts[0]["figure"]["says"]
    assert {"ahead", "season", "median"} <= {chart["id"] for chart in charts}


def test_a_chart_of_nothing_known_is_refused(desk: Desk) -> None:
    (answer,) = ask(desk, "trend", id="ind-none")
    assert "refused" in answer.ack


def test_the_table_has_a_row_for_each_indicator_with_figures(desk: Desk) -> None:
    *_, later = ask(desk, "trends")
    told = later.ack["trends"]
    having = [one for one in desk.letter.dossier.indicators if one.measurements]
    assert [row["id"] for row in told["rows"]] == [one.id for one in having]
    assert len(told["heading"]) == 5


def test_a_page_that_is_not_ours_is_sent_the_drawing_library(desk: Desk) -> None:
    (answer,) = ask(desk, "library")
    (push,) = answer.then
    assert push.message == {"library": True}
    assert b"plotly.js" in push.content


def test_a_worker_that_has_died_is_started_again() -> None:
    asked = TrendsClient()
    dossier = Dossier().model_dump_json().encode()
    try:
        assert asked.request("trends", dossier, lang="fr")["rows"] == []
        asked.own.process.kill()
        assert asked.request("trends", dossier, lang="fr")["rows"] == []
        with pytest.raises(KpiError):
            asked.request("look", b"\0\0", name="x.csv", lang="fr", today="never")
    finally:
        asked.close()


def test_a_mandate_between_figures_gives_before_and_after(sample: Dossier) -> None:
    one = next(i for i in sample.indicators if len(i.measurements) >= 24)
    early = sample.with_value("letter.mandate.start", dt.date(2023, 9, 1))
    charts = {chart["id"]: chart for chart in trend(early, one.id, "fr")["charts"]}
    assert charts["around"]["figure"]["says"]


def test_an_indicator_without_figures_has_no_chart_and_is_named() -> None:
    dossier = Dossier(indicators=(Indicator.new(name="Plaintes"),))
    assert trend(dossier, dossier.indicators[0].id, "nl")["charts"] == []
    assert trends(dossier, "nl")["empty"] == ["Plaintes"]
    assert sparks(dossier, list(dossier.indicators), "nl") is None


def test_a_file_is_previewed_and_taken_over_in_one_step_that_can_be_undone(desk: Desk) -> None:
    one = first(desk)
    before = desk.letter.dossier
    ask(desk, "figures", id=one.id)
    bring(desk, LATIN.encode("cp1252"), parts=3)
    read = desk.dialog["read"]
    assert [series["name"] for series in read["series"]] == ["Faits", "Taux"]
    assert desk.letter.dossier is before
    ask(desk, "figures_look", **{**read["profile"], "chosen": ["Taux"]})
    assert desk.dialog["read"]["rows"][0][1] == "1,5"
    (answer,) = ask(desk, "figures_take", way="replace")
    assert answer.then[0].message["toast"]["undo"]
    taken = desk.letter.dossier.value(f"indicators[{one.id}]")
    assert [(m.period, m.value) for m in taken.measurements[:2]] == [
        ("2025-01", 1.5),
        ("2025-02", 2),
    ]
    assert taken.profile.chosen == ("Taux",)
    assert desk.dialog is None
    ask(desk, "undo")
    assert desk.letter.dossier.value(f"indicators[{one.id}]") == one


def test_the_next_file_is_read_as_the_last_one_was(desk: Desk) -> None:
    one = first(desk)
    ask(desk, "figures", id=one.id)
    bring(desk, LATIN.encode("cp1252"))
    ask(desk, "figures_look", **{**desk.dialog["read"]["profile"], "chosen": ["Faits"]})
    ask(desk, "figures_take", way="replace")
    ask(desk, "figures", id=one.id)
    bring(desk, f"{LATIN}\r\njuillet 2025;9;4,5".encode("cp1252"))
    read = desk.dialog["read"]
    assert read["chosen"] == ["Faits"]
    assert read["adds"]
    assert "Nouveaux\u00a0: 1. Modifiés\u00a0: 0." in read["summary"]
    ask(desk, "figures_take", way="add")
    assert desk.letter.dossier.value(f"indicators[{one.id}].measurements")[-1].value == 9


def test_nothing_is_taken_of_a_file_with_one_wrong_cell(desk: Desk) -> None:
    one = first(desk)
    ask(desk, "figures", id=one.id)
    bring(desk, b"periode;waarde\n2024-01;12\n2024-02;veertien\n2024-03;9\n")
    error = desk.dialog["error"]
    assert len(error["places"]) == 1
    assert "Ligne\u00a03" in error["places"][0].replace(" ", "\u00a0")
    assert "waarde" in error["places"][0]
    (answer,) = ask(desk, "figures_take")
    assert "refused" in answer.ack
    assert desk.letter.dossier.value(f"indicators[{one.id}]") == one


@pytest.mark.parametrize(
    "forged",
    [
        {"id": "ind-other", "at": 0, "of": 1, "data": ""},
        {"at": 2, "of": 3, "data": ""},
        {"at": 0, "of": 0, "data": ""},
        {"at": 0, "of": 1, "data": "not base64!"},
        {"at": 0, "of": 10**9, "data": ""},
        {"at": -1, "of": 1, "data": ""},
    ],
)
def test_a_forged_part_is_refused(desk: Desk, forged: dict[str, Any]) -> None:
    one = first(desk)
    ask(desk, "figures", id=one.id)
    (answer,) = ask(desk, "figures_part", **{"id": one.id, "name": "x.csv", **forged})
    assert "refused" in answer.ack


def test_parts_without_an_open_dialog_are_refused(desk: Desk) -> None:
    part = {"id": first(desk).id, "name": "x.csv", "at": 0, "of": 1, "data": ""}
    for do, more in (("figures_part", part), ("figures_look", {}), ("figures_take", {})):
        (answer,) = ask(desk, do, **more)
        assert "refused" in answer.ack


def test_a_file_that_is_too_large_is_refused_and_forgotten(desk: Desk) -> None:
    one = first(desk)
    ask(desk, "figures", id=one.id)
    half = base64.b64encode(b"1" * (MEGABYTES * 512 * 1024 + 1)).decode()
    answers = [
        ask(desk, "figures_part", id=one.id, name="x.csv", at=at, of=3, data=half)[0]
        for at in range(2)
    ]
    assert "refused" not in answers[0].ack
    assert "refused" in answers[1].ack


def test_a_sheet_of_a_workbook_is_chosen(tmp_path: Path) -> None:
    with pd.ExcelWriter(tmp_path / "f.xlsx") as book:
        pd.DataFrame({"note": ["lisez-moi"]}).to_excel(book, sheet_name="Aide", index=False)
        table = pd.DataFrame({"Année": [2023, 2024], "Faits": [12, 9.5]})
        table.to_excel(book, sheet_name="Faits", index=False)
    raw = (tmp_path / "f.xlsx").read_bytes()
    first = seen(raw, name="f.xlsx")
    assert first["error"]
    sheet = next(choice for choice in first["choices"] if choice["name"] == "sheet")
    assert [option["value"] for option in sheet["options"]] == ["Aide", "Faits"]
    read = seen(raw, Profile(sheet="Faits"), name="f.xlsx")
    assert [row[:2] for row in read["rows"]] == [["2023", "12"], ["2024", "9,5"]]


def test_series_of_a_file_are_added_up_and_gaps_are_said() -> None:
    file = "periode;commune;faits\n2023;A;1\n2023;B;2\n2024;A;3\n2024;B;4\n2025;A;5\n"
    read = seen(file, Profile(chosen=("A", "B")))
    assert [row[:2] for row in read["rows"]] == [["2023", "3"], ["2024", "7"]]
    assert any("2025" in said for said in read["left_out"])


def test_a_series_that_is_no_longer_there_is_said() -> None:
    read = seen("periode;commune;faits\n2023;A;1\n2023;B;2\n", Profile(chosen=("C",)))
    assert read["rows"] == []
    assert any("«\u00a0C\u00a0»" in said for said in read["left_out"])


def test_months_do_not_stand_beside_years() -> None:
    held = {"2024": Measurement(period="2024", value=3)}
    read = seen("mois;faits\n2025-01;1\n2025-02;2\n", held=held)
    assert not read["adds"]
    assert read["replaces"]


def test_the_mark_before_decimals_can_be_said_where_the_file_does_not_show_it() -> None:
    unclear = seen("periode;waarde\n2023;1.234\n2024;2.345\n")
    assert unclear["error"]
    assert any(choice["name"] == "decimal" for choice in unclear["choices"])
    assert seen("periode;waarde\n2023;1.234\n2024;2.345\n", Profile(decimal=","))["rows"][0][1] == (
        "1\u202f234"
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"\0\1\2\3", b"a;b\n", b"x" * 5000, b"PK\x03\x04broken", b"jour;n\n2025-01-03;1\n"],
)
def test_what_is_no_table_of_figures_is_refused_with_a_sentence(content: bytes) -> None:
    for name in ("f.csv", "f.xlsx"):
        read = seen(content, name=name)
        assert read["rows"] == []
        assert read["error"]["text"]


def test_three_hundred_thousand_rows_are_read() -> None:
    rows = "\n".join(f"{1990 + at % 36};zone {at // 36};{at % 7}" for at in range(300_000))
    read = seen(f"jaar;zone;feiten\n{rows}\n", Profile(chosen=("zone 3",)))
    assert len(read["rows"]) == 36
    assert len(read["series"]) == 2000


def test_the_page_itself_loads_no_pandas(desk: Desk) -> None:
    script = (
        "import sys; from plpmission_widgets.actions import ACTIONS; "
        "import plpmission_widgets.views.trends, plpmission_widgets.trends.client; "
        "import plpmission_widgets.views.many, plpmission_widgets.views.matching; "
        "import plpmission_widgets.views.reports, plpmission_widgets.views.evaluation; "
        "sys.exit('pandas' in sys.modules or 'plotly' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
