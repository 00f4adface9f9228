"""Dossiers and people that the store's tests save."""

from __future__ import annotations

import datetime as dt

from plpmission.model import SECTION_IDS, Dossier
from plpmission.model.objectives import Consultation, Objective
from plpmission.store import Actor, SignedFile

ANNE = Actor("Anne Exemple", "holder")
BRAM = Actor("Bram Voorbeeld", "adviser")


def letter(title: str = "Zone de l’Exemple", text: str = "") -> Dossier:
    """A small dossier; ``text`` stands in its section on the mandate."""
    return Dossier(title=title).with_section("mandate", text=text)


def said(dossier: Dossier) -> str:
    """The text that ``letter`` put there."""
    return dossier.letter.note("mandate").text


def large_letter(kilobytes: int) -> Dossier:
    """A dossier of about that size, with objectives and texts that do not compress to nothing."""
    words = [f"mot{number * 7919 % 4999}" for number in range(kilobytes * 56)]
    share = len(words) // (len(SECTION_IDS) + 60)
    texts = [" ".join(words[at : at + share]) for at in range(0, len(words), share)]
    dossier = Dossier(title="Une grande lettre")
    for section in SECTION_IDS:
        dossier = dossier.with_section(section, text=texts.pop())
    objectives = tuple(
        Objective.new(title=f"Objectif {number}", text=texts.pop(), consulted=_consulted())
        for number in range(60)
    )
    return dossier.with_value("letter.objectives", objectives)


def _consulted() -> tuple[Consultation, ...]:
    return tuple(Consultation.new(body=f"Comité {number}") for number in range(3))


def signed_file(dossier: str, sha256: str = "a" * 64) -> SignedFile:
    """A file that was signed, made of a dossier's first revision."""
    return SignedFile(
        sha256=sha256,
        name="lettre.pdf",
        dossier=dossier,
        revision=1,
        document="letter",
        signer=ANNE.name,
        at=dt.datetime(2026, 5, 4, 12, tzinfo=dt.UTC),
    )
