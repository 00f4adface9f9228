"""The house style in the app: looked at, refused with what would pass, kept for every export."""

from __future__ import annotations

import base64
import json

from plpmission.errors import ExportError
from plpmission_widgets.actions import Answer, dispatch
from plpmission_widgets.actions.exporting import _fault
from plpmission_widgets.actions.styling import kept
from plpmission_widgets.desk import Desk

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path d="M0 0h60"/></svg>'


def ask(desk: Desk, **message: object) -> Answer:
    answer = dispatch(desk, message)
    assert isinstance(answer, Answer)
    return answer


def test_a_colour_that_cannot_be_read_is_answered_with_one_that_can(desk: Desk) -> None:
    ask(desk, do="ask", dialog="style")
    ask(desk, do="style_save", values={"accent": "#FFCC00"})
    assert desk.dialog is not None
    error = desk.dialog["error"]
    assert error["field"] == "accent"
    assert "colours.accent" not in error["text"]
    assert kept(desk) == {}
    ask(desk, do="style_save", values={"accent": error["suggestion"]})
    assert kept(desk) == {"accent": error["suggestion"]}
    assert desk.dialog is None


def test_a_logo_stays_until_it_is_taken_out(desk: Desk) -> None:
    data = base64.b64encode(LOGO).decode()
    ask(desk, do="style_save", values={"logo": data, "alt": "ZP"})
    ask(desk, do="style_look", values={"footer": "Rue 1", "alt": "ZP"})
    assert desk.dialog is not None
    assert desk.dialog["logo"].startswith("data:image/svg+xml;base64,")
    assert desk.dialog["alt"] == "ZP"
    ask(desk, do="style_save", values={"logo": ""})
    assert kept(desk) == {}


def test_a_forged_style_is_refused_and_not_kept(desk: Desk) -> None:
    for values in ({"logo": "no base64!"}, {"logo": ["x"]}, {"accent": {"a": 1}}):
        ask(desk, do="style_save", values=values)
        json.dumps(desk.dialog)
    assert all(not str(value).startswith("{") for value in kept(desk).values())


def test_the_dialog_of_an_export_says_what_to_know_about_the_file(desk: Desk) -> None:
    letter = desk.letter
    assert letter is not None
    letter.edit("letter.sections[conclusion].text", "Voir [https://a.be/x](https://a.be/x) 你好")
    ask(desk, do="ask", dialog="export")
    assert desk.dialog is not None
    report = desk.dialog["report"]
    assert {row["code"] for row in report["list"]} >= {"A001", "A002"}
    assert all(row["go"]["section"] == "conclusion" for row in report["list"])
    assert all(row["go"]["path"] for row in report["list"])


def test_what_stops_an_export_leads_to_its_place(desk: Desk) -> None:
    letter = desk.letter
    assert letter is not None
    indicator = letter.dossier.indicators[0].id
    found = [
        _fault(desk, ExportError("x", where=where))
        for where in ("conclusion", f"{indicator}-figure", "nowhere", "")
    ]
    assert found[0] == {"section": "conclusion"}
    assert found[1] is not None
    assert found[1]["section"] == "management-control"
    assert found[2:] == [None, None]
