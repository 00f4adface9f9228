"""Rich text to blocks: marks, references, and text that stays text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plpmission.model import Dossier, Letter
from plpmission.model.letter import Partner
from plpmission.model.objectives import Objective
from plpmission.model.swot import Analysis, SwotItem
from plpmission.render.blocks import Heading, ListBlock, Paragraph, Run, Table
from plpmission.render.prose import plain, rich
from plpmission.render.scope import Scope
from tests.growth import growth
from tests.render import reading as r

DOSSIER = Dossier(
    letter=Letter(
        objectives=(Objective(id="obj-a", title="Moins de vols"), Objective(id="obj-b")),
        analysis=Analysis(swot=(SwotItem(id="swot-a", text="Un corps uni"),)),
        partners=(Partner(id="par-a", name="Le parquet"),),
    )
)
SCOPE = Scope(dossier=DOSSIER, lang="fr")


def runs(text: str) -> tuple[Run, ...]:
    [block] = rich(SCOPE, text)
    assert isinstance(block, Paragraph)
    return block.runs


def test_bold_and_italic_words_are_runs_of_their_own() -> None:
    assert runs("un **mot** et *un* ***autre***") == (
        Run(text="un "),
        Run(text="mot", bold=True),
        Run(text=" et "),
        Run(text="un", italic=True),
        Run(text=" "),
        Run(text="autre", bold=True, italic=True),
    )


def test_lists_hold_paragraphs_and_lists() -> None:
    [outer] = rich(SCOPE, "1. un\n   - dedans\n2. deux")
    assert isinstance(outer, ListBlock)
    assert outer.ordered
    inner = outer.entries[0][1]
    assert isinstance(inner, ListBlock)
    assert not inner.ordered


def test_a_heading_typed_inside_a_text_is_a_label() -> None:
    found = rich(SCOPE, "# Titre\n\nTexte")
    assert [type(block) for block in found] == [Paragraph, Paragraph]
    assert r.paragraphs(found, "label") == ["Titre"]
    assert not r.every(found, Heading)


def test_a_quotation_keeps_its_style() -> None:
    assert r.paragraphs(rich(SCOPE, "> dit-il"), "quote") == ["dit-il"]


def test_a_simple_table_is_a_table() -> None:
    [table] = rich(SCOPE, "| a | b |\n|---|---|\n| 1 | **2** |")
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == ["a", "b"]
    assert r.cells(table) == [["1", "2"]]


def test_html_is_shown_as_it_stands() -> None:
    assert r.said(runs("<script>alert(1)</script> <b>x</b>")) == (
        "<script>alert(1)</script> <b>x</b>"
    )


@pytest.mark.parametrize("text", ["#set text(red)", "{{ config }}", "${x}", "%s", "\\input{x}"])
def test_what_other_programs_would_run_stays_text(text: str) -> None:
    assert "".join(r.paragraphs(plain(SCOPE, text))) == text
    assert text.strip("\\# ") in "".join(r.paragraphs(rich(SCOPE, text)))


@pytest.mark.parametrize("address", ["https://exemple.be/a?b=1", "mailto:a@b.be", "http://x.be"])
def test_addresses_of_pages_and_mail_are_links(address: str) -> None:
    assert runs(f"[ici]({address})") == (Run(text="ici", href=address),)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x", "ftp://x"]
)
def test_other_addresses_leave_their_words(address: str) -> None:
    found = runs(f"[ici]({address})")
    assert "ici" in r.said(found)
    assert not any(run.href for run in found)


def test_a_picture_leaves_its_words() -> None:
    assert r.said(runs("![le plan](https://x.be/a.png)")) == "le plan"


def test_a_code_is_not_set_as_a_sentence() -> None:
    assert runs('tapez `a ; "b"` ici')[1].text == 'a ; "b"'


def test_a_line_that_defines_a_link_is_not_lost() -> None:
    assert "note" in r.said(runs("[note]: https://exemple.be"))


def test_what_is_nested_too_deep_is_shown_as_lines() -> None:
    assert "fond" in "".join(r.paragraphs(rich(SCOPE, ">" * 200 + " fond")))


# References


def reference(text: str) -> Run:
    return next(run for run in runs(text) if run.ref)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("[objectif 7](ref:obj-b)", "objectif 2"),
        ("[Objectif 7](ref:obj-b)", "Objectif 2"),
        ("[l’objectif 7](ref:obj-b)", "l’objectif 2"),
        ("[l’objectif](ref:obj-b)", "l’objectif 2"),
        ("[OS 7](ref:obj-b)", "OS 2"),
        ("[OS 7 · Vols](ref:obj-b)", "OS 2 · Vols"),
        ("[](ref:obj-b)", "objectif 2"),
        ("[moins de vols](ref:obj-a)", "moins de vols (OS 1)"),
        ("(cf. [moins de vols](ref:obj-a))", "moins de vols, OS 1"),
        ("(x) [moins de vols](ref:obj-a)", "moins de vols (OS 1)"),
        ("[section 9.9](ref:objectives)", "section 3.2.2"),
        ("[9.9](ref:objectives)", "3.2.2"),
        ("[les objectifs](ref:objectives)", "les objectifs (3.2.2)"),
        ("[Fo 3](ref:swot-a)", "Fo 1"),
        ("[le procureur](ref:par-a)", "le procureur"),
        ("[](ref:par-a)", "Le parquet"),
    ],
)
def test_a_reference_says_the_number_of_today(typed: str, shown: str) -> None:
    assert r.plain(reference(f"voir {typed}.").text) == shown


def test_a_reference_leads_to_its_item_or_where_that_is_shown() -> None:
    assert reference("[x](ref:obj-a)").ref == "obj-a"
    assert reference("[x](ref:objectives)").ref == "objectives"
    assert reference("[x](ref:swot-a)").ref == "analysis-swot"
    assert reference("[x](ref:par-a)").ref == "partners"


def test_a_reference_to_what_is_gone_leaves_its_words() -> None:
    assert runs("voir [l’objectif 3](ref:obj-gone)") == (Run(text="voir l’objectif 3"),)


# Plain text


def test_lines_of_a_plain_text_are_paragraphs_and_dashes_a_list() -> None:
    found = plain(SCOPE, "Avant\n- un\n- deux\nAprès **tel quel**")
    assert [type(block) for block in found] == [Paragraph, ListBlock, Paragraph]
    assert r.paragraphs(found)[-1] == "Après **tel quel**"


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from(list("ab*_`[]<>#-~\\!\n 1.=&;:")), max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    found = "".join(r.paragraphs(rich(SCOPE, text)))
    assert sorted(re.findall("[ab]", found)) == sorted(re.findall("[ab]", text))


@pytest.mark.parametrize(
    "unit", ["[", "![", "*a ", "`a", "<b>", "- a\n", "> ", "a\n\n", "Mot long. "]
)
def test_a_very_long_text_is_read_in_reasonable_time(unit: str) -> None:
    assert growth(lambda length: rich(SCOPE, (unit * length)[:length]), 2_500, runs=2) < 10
