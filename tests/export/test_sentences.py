from __future__ import annotations

import pytest

from plpmission.export.ready import WORDS
from tests.i18n.sentences import _SENTENCE, ROOT, _modules, _strings, catalogue

ELSEWHERE = {
    "Done",
    "Document",
    "There is no document “{document}”. Those that can be made: {known}.",
    "The dossier holds no such report. Write it first, or name another.",
    "A comparison needs the earlier version that it starts from.",
    "“{code}” is not one of the languages fr, nl, de, en.",
    "The register holds no partnership yet. Begin one first.",
    "The register holds {count} partnerships. Say with --item which one: {known}.",
    "The register holds no partnership “{item}”. It holds {known}.",
    "This partnership has no evaluation yet. Begin one first.",
    "No earlier charter of this partnership is kept, so that nothing tells what changed. "
    "Keep a version when the charter is sent.",
    "Nothing has changed since the charter that was sent last.",
}
"""What the pattern does not find: short words, and what the rooms below say as our errors."""
OF_OTHERS = ("signing", "verifying")
"""Modules whose sentences have a catalogue of their own."""
NOT_SAID = {
    "Mission letter (HTML)",  # names that JupyterLab's menu shows as they are
    "Mission letter (PDF)",
    "Mission letter (Word)",
    "Calibri, Carlito, sans-serif",  # what Word reads
    "Source Serif 4",  # names
    "Source Sans 3",
    "Source Sans 3, sans-serif",
    "The house style: a small TOML file.",  # the help of a setting of nbconvert
    "Table of Contents",
    'TOC \\o "1-',
}


def said() -> set[str]:
    found = {
        text
        for path in _modules(ROOT / "plpmission" / "export")
        if not path.stem.startswith(OF_OTHERS)
        for text in _strings(path)
        if _SENTENCE.match(text) and not text.startswith("WCAG ")
    }
    own = {text for text in found if text[-1:] in ".…" or len(text.split()) > 2}
    return {*own, *WORDS.values(), *ELSEWHERE} - NOT_SAID


@pytest.mark.parametrize("lang", ["fr", "nl", "de"])
def test_every_sentence_of_an_export_is_translated(lang: str) -> None:
    messages = [message for message in catalogue("export", lang) if message.id]
    assert {str(message.id) for message in messages if message.string} == said()
