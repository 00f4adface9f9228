"""A letter as long as nobody writes one: objectives by the hundred, and all else in proportion."""

from __future__ import annotations

import random
import re
from typing import Any

from plpmission.model import Dossier

Json = dict[str, Any]


def many(sample: Dossier, count: int) -> Dossier:
    """A letter with the sample's other sections and ``count`` objectives that differ in words.

    Each objective has a plan of three steps, an indicator with five years of months, means for
    three years, a consultation, and a point of the SWOT analysis.
    """
    words = _Words(sample)
    letter = sample.letter.model_dump(mode="json")
    for added in letter["objectives"], letter["plans"], letter["means"]:
        added.clear()
    letter["analysis"]["swot"] = [_point(at, words) for at in range(count)]
    letter["objectives"] = [_objective(at, words) for at in range(count)]
    letter["plans"] = [_plan(at, words) for at in range(count)]
    letter["means"] = [_means(at, year) for at in range(count) for year in (2027, 2028, 2029)]
    letter["structure_changes"].clear()
    for held in ("processes", "partners"):
        for item in letter[held]:
            item["serves"] = []
    for management in letter["people"], letter["resources"]:
        for initiative in management["initiatives"]:
            initiative["serves"] = []
    indicators = [_indicator(at, words) for at in range(count)]
    whole = {"title": "…", "lang": sample.lang, "letter": letter, "indicators": indicators}
    return Dossier.model_validate(whole)


class _Words:
    """Rows of the sample's own words, no two alike."""

    def __init__(self, sample: Dossier) -> None:
        texts = " ".join(note.text for note in sample.letter.sections)
        self._known = sorted(set(re.findall(r"[^\W\d_]{3,}", texts.lower())))
        self._random = random.Random(500)

    def row(self, length: int) -> str:
        return " ".join(self._random.choices(self._known, k=length))


def _point(at: int, words: _Words) -> Json:
    return {"id": f"swot-{at}", "text": words.row(7), "evidence": words.row(9)}


def _objective(at: int, words: _Words) -> Json:
    text = (
        f"La zone ramène les {words.row(2)} dans les {words.row(2)} de {at + 120} à {at + 90} "
        f"faits par an, par {words.row(8)}, au plus tard le 31 décembre 2029."
    )
    return {
        "id": f"obj-{at}",
        "title": words.row(4),
        "text": text,
        "kind": "result",
        "stakeholders": ["customers"],
        "follows": ["pzs"],
        "follows_note": words.row(6),
        "answers": [f"swot-{at}"],
        "indicators": [f"ind-{at}"],
        "deadline": "2029-12-31",
        "owner": words.row(2),
        "consulted": [{"id": f"con-{at}", "body": words.row(3), "date": "2026-02-12"}],
    }


def _plan(at: int, words: _Words) -> Json:
    run = {"start": "2027-01-04", "end": "2029-12-31"}
    steps = [
        {"id": f"act-{at}-{step}", "title": words.row(6), "owner": words.row(2), **run}
        for step in range(3)
    ]
    return {
        "id": f"plan-{at}",
        "title": words.row(4),
        "text": words.row(20),
        "objectives": [f"obj-{at}"],
        "owner": words.row(2),
        "after": [f"plan-{at - 1}"] if at % 5 == 0 and at else [],
        "staff": 0.1,
        "budget": 3000.0,
        "actions": steps,
        **(run if at % 5 else {"start": "2030-01-07", "end": "2030-12-31"}),
    }


def _means(at: int, year: int) -> Json:
    return {
        "id": f"mea-{at}-{year}",
        "kind": "budget",
        "title": f"Crédit {at}",
        "year": year,
        "needed": 1000.0,
        "promised": 1000.0,
        "granted": 1000.0,
        "objectives": [f"obj-{at}"],
        "decision": "Conseil de police, plan financier",
    }


def _indicator(at: int, words: _Words) -> Json:
    figures = random.Random(at)
    months = [(year, month) for year in range(2021, 2026) for month in range(1, 13)]
    return {
        "id": f"ind-{at}",
        "name": words.row(4),
        "definition": words.row(16),
        "unit": "faits par an",
        "direction": "down",
        "frequency": "monthly",
        "source": words.row(3),
        "baseline": {"value": at + 120.0, "date": "2025-12-31", "source": words.row(3)},
        "target": {"value": at + 90.0, "deadline": "2029-12-31"},
        "measurements": [
            {"period": f"{year}-{month:02}", "value": at + 120 + figures.gauss(0, 25)}
            for year, month in months
        ],
    }
