"""Many dossiers in one table."""

from __future__ import annotations

from pathlib import Path

from plpmission.compare import compare
from plpmission.compare.across import alike, overview
from plpmission.model import Dossier, read_dossier

SAMPLES = Path(__file__).parents[2] / "sample_data"
LORNE, SEMOIS, LEIE = (
    read_dossier(SAMPLES / f"{name}.plp.json")
    for name in ("val-de-lorne", "haute-semois", "leiestreek")
)


def test_a_line_counts_the_objectives_by_state() -> None:
    [lorne, nothing] = overview([compare(LORNE), compare(Dossier())])
    assert lorne[1:] == (6, 3, 2, 1, 0, 0, 1.0)
    assert nothing[1:] == (0, 0, 0, 0, 0, 0, None)


def test_objectives_of_other_zones_are_found_by_their_sense_in_their_own_language() -> None:
    found = alike(0, [LORNE, SEMOIS, LEIE])
    pairs = {(one.objective, one.other_dossier, one.other) for one in found}
    assert {
        ("obj-victimes", 1, "obj-victimes"),
        ("obj-route", 1, "obj-routes"),
        ("obj-habitat", 1, "obj-cambriolages"),
        ("obj-habitat", 2, "obj-thuis"),
    } <= pairs
    assert all(one.other_dossier for one in found)
