"""The register of acts: what it knows, what it leaves open, and how one finds an act in it."""

from __future__ import annotations

import csv
import datetime as dt
import os
import re
from itertools import pairwise
from pathlib import Path

import pytest

from plpmission.i18n import LANGUAGES
from plpmission.outline import Act, acts, acts_matching

LISTED = Path(__file__).parents[3] / "shared/data/belgium/legal_refs.csv"
RENAMED = {"GPI71": "GPI74"}  # the gazette has it as GPI 74


def listed() -> list[dict[str, str]]:
    if not LISTED.exists():
        assert os.environ.get("CI") != "true", "the shared data are absent"
        pytest.skip("the shared data are absent")
    with LISTED.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def keys(text: str, limit: int = 10) -> list[str]:
    return [act.key for act in acts_matching(text, limit)]


def test_every_act_of_the_list_handed_over_is_registered_under_its_date() -> None:
    for row in listed():
        act = acts()[RENAMED.get(row["key"], row["key"])]
        date = dt.date.fromisoformat(row["date"]) if "-" in row["date"] else None
        assert act.date == date, act.key


def test_a_number_is_shown_only_where_it_was_verified() -> None:
    verified = {row["key"]: row["numac"] for row in listed() if row["status"] == "verified"}
    assert {act.key: act.numac for act in acts().values() if act.numac} == verified


def test_the_model_letters_own_list_is_registered() -> None:
    named = "LFP BIEN-ETRE LPI DISCIPLINE EXODUS PJPOL EFFECTIF-MIN ENCADREMENT DEONTOLOGIE"
    named += " PROFIL-CDC ZPZ11 ZPZ12 PLP10 CP1 CP2 SIMPLIF CP3 CP4 GPI74 DIRECTIVES NOTE-CADRE"
    named += " PNS PZS ACCORDS BUDGET"
    assert set(named.split()) <= set(acts())


def test_the_police_function_law_is_of_5_august() -> None:
    law = acts()["LFP"]
    assert law.date == dt.date(1992, 8, 5)
    assert law.numac == "1992000606"
    assert "8 août 1992" in law.note["fr"]


def test_the_privacy_law_is_kept_with_its_end_and_its_successor() -> None:
    law = acts()["VIE-PRIVEE"]
    assert law.date == dt.date(1992, 12, 8)
    assert law.replaced_by == "DONNEES-2018"
    successor = acts()["DONNEES-2018"]
    assert successor.date == dt.date(2018, 7, 30)
    assert law.valid_to is not None
    assert successor.valid_from == law.valid_to + dt.timedelta(days=1)


def test_the_emergency_plans_decree_names_its_successor() -> None:
    assert acts()["URGENCE-2006"].date == dt.date(2006, 2, 16)
    assert acts()["URGENCE-2006"].replaced_by == "URGENCE-2019"
    assert acts()["URGENCE-2019"].date == dt.date(2019, 5, 22)


def test_the_law_of_10_may_2007_is_the_one_against_discrimination() -> None:
    assert acts()["ANTIDISCR"].date == dt.date(2007, 5, 10)
    assert "discrimination" in acts()["ANTIDISCR"].title_in("fr")


def test_replacements_lead_to_a_later_act_and_never_in_a_circle() -> None:
    for act in acts().values():
        chain = [act]
        while chain[-1].replaced_by:
            chain.append(acts()[chain[-1].replaced_by])
            assert len(chain) < 5
        dates = [link.date for link in chain if link.date]
        assert all(earlier < later for earlier, later in pairwise(dates))


def test_an_act_is_not_valid_before_its_date_nor_ends_before_it_starts() -> None:
    for act in acts().values():
        known = [day for day in (act.date, act.valid_from, act.valid_to) if day]
        assert known == sorted(known)


def test_every_act_has_a_title_and_a_readable_key() -> None:
    for key, act in acts().items():
        assert act.key == key
        assert re.fullmatch(r"[A-Z0-9]+(-[A-Z0-9]+)*", key)
        assert all(act.title_in(lang) for lang in LANGUAGES)
        assert set(act.note) in (set(), set(LANGUAGES))


def test_a_title_falls_back_to_french_and_then_to_what_is_known() -> None:
    assert acts()["LPI"].title_in("nl").startswith("Wet tot organisatie")
    assert acts()["CP2"].title_in("nl").startswith("Circulaire ministérielle")
    assert acts()["OOP41BIS"].title_in("fr").startswith("Ministeriële omzendbrief")
    assert acts()["LPI"].short_in("nl") == "WGP"
    assert acts()["BIEN-ETRE"].short_in("nl") == ""


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("LPI", "LPI"),
        ("wgp", "LPI"),
        ("cp2", "CP2"),
        ("CP 2", "CP2"),
        ("gpi71", "GPI74"),
        ("bien etre", "BIEN-ETRE"),
        ("7/12/1998", "LPI"),
        ("1998021488", "LPI"),
        ("politieambt", "LFP"),
        ("code deontologie", "DEONTOLOGIE"),
    ],
)
def test_an_act_is_found_by_abbreviation_title_date_or_number(typed: str, first: str) -> None:
    assert keys(typed)[0] == first


def test_a_replaced_act_is_offered_after_those_in_force() -> None:
    found = keys("partenariats locaux")
    assert found.index("BIN-2019") < found.index("BIN-2010")


def test_an_empty_search_offers_the_registers_beginning_and_a_vain_one_nothing() -> None:
    assert keys("", limit=3) == ["LFP", "BIEN-ETRE", "LPI"]
    assert keys("zzz") == []


def test_the_register_cannot_be_changed() -> None:
    act: Act = acts()["LFP"]
    with pytest.raises(TypeError):
        act.title["fr"] = "x"  # type: ignore[index]
    with pytest.raises(AttributeError):
        act.date = None  # type: ignore[misc]
