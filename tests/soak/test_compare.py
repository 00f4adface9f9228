"""Whatever stands in a dossier, its documents are put side by side."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plpmission.compare.judging import begun_by, place_of_judgement
from plpmission.i18n import Lang
from plpmission.model import Dossier
from plpmission_widgets.views.compare_whole import compared
from tests.strategies import dossiers


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(dossiers(), st.sampled_from(["fr", "nl", "de"]))
def test_any_dossier_is_compared_and_judged(dossier: Dossier, lang: Lang) -> None:
    found = compared(dossier, lang)
    assert json.loads(json.dumps(found)) == found
    assert {one.id for one in dossier.letter.objectives} <= {row["id"] for row in found["rows"]}
    for objective in dossier.letter.objectives:
        path = f"{place_of_judgement(dossier, objective.id)}.ground"
        begun = dossier
        for place, value in begun_by(dossier, path).items():
            begun = begun.with_value(place, value)
        assert begun.with_value(path, "Vu.").value(path) == "Vu."
