"""A letter with real figures: one zone's traffic infractions, one town's recorded crime.

The figures are read where they lie, beside the project, and not copied into it: their origin
and licence stand in ``../shared/data/SOURCES.md``. The holder and the objectives are invented.
"""

from __future__ import annotations

import csv
import datetime as dt
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from plpmission.model import Dossier, Letter, SectionNote
from plpmission.model.indicators import Baseline, Indicator, Measurement, Target
from plpmission.model.letter import Holder, Mandate
from plpmission.model.objectives import Means, Objective
from plpmission.model.terms import AuthorityKind, Commitment, Direction, MeansKind, Source

FOLDER = Path(__file__).parents[2] / "shared/data/belgium"
INFRACTIONS = FOLDER / "pz5345_traffic_infractions_by_theme_yearly_2015_2023.csv"
CRIME_RATES = FOLDER / "leuven_vilvoorde_flanders_crime_rates_2000_2016.csv"

THEMES = {"Snelheid": 700_000.0, "GSM": 12_000.0, "Alcohol": 1_200.0}
"""Themes of infractions with an invented target."""

CATEGORIES = {
    "Beschadigen van eigendom (aantal per 1.000 inw.)": 9.0,
    "Criminaliteitsgraad (aantal per 1.000 inw.)": 130.0,
    "Diefstal en afpersing (aantal per 1.000 inw.)": 50.0,
    "Misdr. tegen de lichamelijke integriteit (aantal per 1.000 inw.)": 8.5,
}
"""Categories of recorded crime in Leuven with an invented target."""

DEADLINE = dt.date(2028, 12, 31)


def letter_with_real_figures() -> Dossier:
    """A letter whose seven indicators hold real series, each with baseline and target.

    Skips the test where the figures are absent, and fails it there in CI.
    """
    traffic, crime = tuple(_infractions()), tuple(_crime_rates())
    letter = Letter(
        sections=(SectionNote(id="objectives", text="De cijfers zijn echt, de brief niet."),),
        date=dt.date(2024, 3, 1),
        holder=Holder(name="Roos Nergenshuizen", rank="Hoofdcommissaris van politie"),
        mandate=Mandate(
            title="Korpschef van een denkbeeldige zone",
            category="Categorie 5",
            authority=AuthorityKind.POLICE_COUNCIL,
            start=dt.date(2024, 4, 1),
            end=dt.date(2029, 3, 31),
        ),
        objectives=(
            _objective("verkeer", "Minder inbreuken in het verkeer", traffic),
            _objective("misdaad", "Minder geregistreerde criminaliteit", crime),
        ),
        means=(
            Means(
                id="mea-ploeg",
                kind=MeansKind.STAFF,
                title="Verkeersploeg",
                year=2024,
                needed=6,
                promised=6,
                granted=6,
                objectives=("obj-verkeer", "obj-misdaad"),
            ),
        ),
    )
    return Dossier(title="Echte cijfers", lang="nl", letter=letter, indicators=traffic + crime)


def _objective(name: str, title: str, indicators: Iterable[Indicator]) -> Objective:
    return Objective(
        id=f"obj-{name}",
        title=title,
        text=f"{title} dan bij het begin van het mandaat, uiterlijk op 31 december 2028.",
        kind=Commitment.RESULT,
        follows=(Source.PNS, Source.PZS),
        indicators=tuple(indicator.id for indicator in indicators),
        deadline=DEADLINE,
    )


def _infractions() -> Iterable[Indicator]:
    rows = list(_rows(INFRACTIONS))
    for number, (theme, target) in enumerate(THEMES.items(), 1):
        series = [(row["year"], float(row[theme])) for row in rows]
        yield _indicator(f"verkeer-{number}", f"Inbreuken: {theme}", "inbreuken", series, target)


def _crime_rates() -> Iterable[Indicator]:
    rows = [row for row in _rows(CRIME_RATES) if row["area"] == "Leuven"]
    for number, (category, target) in enumerate(CATEGORIES.items(), 1):
        series = [
            (row["year"], float(row["rate_per_1000"]))
            for row in rows
            if row["category"] == category
        ]
        name = category.partition(" (")[0]
        yield _indicator(f"misdaad-{number}", name, "per 1.000 inwoners", series, target)


def _indicator(
    name: str, title: str, unit: str, series: list[tuple[str, float]], target: float
) -> Indicator:
    last, value = series[-1]
    return Indicator(
        id=f"ind-{name}",
        name=title,
        definition=f"{title}, zoals geregistreerd.",
        unit=unit,
        direction=Direction.DOWN,
        source="Federale politie, Statistiek Vlaanderen",
        baseline=Baseline(
            value=value, date=dt.date(int(last), 12, 31), source="Jaarcijfer", method=f"Jaar {last}"
        ),
        target=Target(value=target, deadline=DEADLINE),
        measurements=tuple(Measurement(period=year, value=figure) for year, figure in series),
    )


def _rows(path: Path) -> Iterable[dict[str, str]]:
    if not path.exists():
        assert os.environ.get("CI") != "true", f"the shared figures are absent: {path.name}"
        pytest.skip(f"the shared figures are absent: {path.name}")
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
