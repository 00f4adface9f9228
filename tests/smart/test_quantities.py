"""Quantities are read in digits and in words; dates and numbers of texts are none."""

from __future__ import annotations

import pytest

from plpmission.smart.quantities import quantities


@pytest.mark.parametrize(
    ("lang", "text", "kind", "values"),
    [
        ("fr", "les vols : –15 %", "change", (15.0,)),
        ("fr", "réduire de 15 %", "change", (15.0,)),
        ("fr", "un taux de 80 %", "level", (80.0,)),
        ("fr", "réduire de moitié", "change", ()),
        ("fr", "un habitant sur cinq", "level", (1.0, 5.0)),
        ("fr", "de 128 à 90", "change", (128.0, 90.0)),
        ("fr", "doubler les patrouilles", "change", ()),
        ("fr", "trois ETP", "count", (3.0,)),
        ("fr", "90 % des appels", "level", (90.0,)),
        ("fr", "vingt et un agents", "count", (21.0,)),
        ("fr", "quatre-vingt-dix-sept agents", "count", (97.0,)),
        ("fr", "1 250,5 euros", "count", (1250.5,)),
        ("fr", "mensuellement", "frequency", ()),
        ("nl", "van 120 naar 90", "change", (120.0, 90.0)),
        ("nl", "maximaal 12 minuten", "level", (12.0,)),
        ("nl", "vijfentwintig agenten", "count", (25.0,)),
        ("nl", "met een derde", "change", ()),
        ("de", "um 15 %", "change", (15.0,)),
        ("de", "einundzwanzig Beamte", "count", (21.0,)),
        ("en", "from 25 to 15 minutes", "change", (25.0, 15.0)),
        ("en", "five thousand vehicles", "count", (5000.0,)),
    ],
)
def test_a_quantity_is_read(lang: str, text: str, kind: str, values: tuple[float, ...]) -> None:
    found = quantities(text, lang)[0]
    assert (found.kind, found.values) == (kind, values)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "d’ici fin 2026"),
        ("fr", "la loi du 5 août 1992"),
        ("fr", "l’article 72 et la zone 30"),
        ("fr", "le plan zonal de sécurité 2026-2031"),
        ("fr", "les quatre communes"),
        ("nl", "de drie gemeenten, tegen 30 juni 2027"),
        ("en", "the Act of 5 August 1992"),
    ],
)
def test_dates_names_and_the_size_of_the_zone_are_no_quantities(lang: str, text: str) -> None:
    assert quantities(text, lang) == ()
