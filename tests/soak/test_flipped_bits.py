"""Anywhere in a signed file that the store knows, one flipped bit is said."""

from __future__ import annotations

import random
from pathlib import Path

from plpmission.export.signing_verdict import verdict_of
from plpmission.store import open_store
from tests.export.test_signing import kept, signed

FLIPS = 400


def test_four_hundred_flips_are_all_said(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    kept(store)
    chance = random.Random(2026)
    start = signed().rindex(b"/Contents <") + len(b"/Contents <")
    end = signed().index(b">", start)
    # Half of them where the signature itself stands, which it does not cover.
    places = [chance.randrange(start, end) for _ in range(FLIPS // 2)]
    places += [chance.randrange(len(signed())) for _ in range(FLIPS - len(places))]
    missed = []
    for at in places:
        broken = bytearray(signed())
        broken[at] ^= 1 << chance.randrange(8)
        if verdict_of("lettre.pdf", bytes(broken), store).good:
            missed.append(at)
    store.dispose()
    assert missed == []
