"""A program that saves drafts and revisions, and says each that was acknowledged.

Run as ``python writer.py URL DOSSIER COUNT``.
"""

from __future__ import annotations

import sys

from plpmission.store import Actor, open_store

ME = Actor("Schrijver")


def main(url: str, key: str, count: int) -> None:
    store = open_store(url)
    opened = store.open(key)
    stamp = opened.stamp
    start = int(opened.dossier.letter.note("mandate").text or 0)
    for number in range(start + 1, start + count + 1):
        dossier = opened.dossier.with_section("mandate", text=str(number))
        stamp = store.save_draft(key, dossier, stamp, ME)
        print(number, flush=True)
        if number % 5 == 0:
            stamp = store.commit(key, stamp, ME)
    store.dispose()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
