"""How well documents of the written set are placed, and what the baselines make of them."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

import docx

from plpmission.checks.folding import words
from plpmission.i18n import Lang
from plpmission.importers import read
from plpmission.importers.placing import Placed, Taken, dossier_of, place
from plpmission.importers.placing.evidence import evidence
from plpmission.importers.placing.placed import DocumentKind
from tests.importers.set.making import made
from tests.importers.set.written import Half, Written, half

_WHOLE = 3
_ALIKE, _APART = 0.7, 0.25
"""The share of the shorter text’s words, and of the longer one’s, that two have in common."""
_KINDS = {"activity-report": "result", "evaluation-report": "judgement"}
_UNCOUNTED = ("contents", "image", "heading")
_TITLED = 0.5

Labelled = tuple[str, str]
"""A passage's words and the section that it was put in."""


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    good: int
    of: int

    @property
    def value(self) -> float:
        return self.good / self.of if self.of else 0.0


@cache
def placed(which: Half) -> tuple[tuple[Written, Placed], ...]:
    """The documents of a half as files, read and placed."""
    found = []
    for document in half(which):
        name, content = made(document)
        found.append((document, place(read(content, name))))
    return tuple(found)


@cache
def taken(which: Half) -> tuple[tuple[Placed, Taken], ...]:
    """The dossiers made of a half."""
    return tuple((one, dossier_of(one)) for _, one in placed(which))


def ours(which: Half) -> list[tuple[Written, Share]]:
    """The share of passages in their section, by document; internal rules have one section."""
    return [
        (document, in_place(document, _texts(one)))
        for document, one in placed(which)
        if document.document != "internal-rules"
    ]


def _texts(one: Placed) -> Iterator[Labelled]:
    for passage, where in zip(one.source.passages, one.places, strict=True):
        if passage.kind not in _UNCOUNTED:
            yield passage.plain, where.section


def in_place(document: Written, passages: Iterator[Labelled]) -> Share:
    """How many passages are in the section from which most of their words come."""
    index = _index(document)
    good = of = 0
    for text, section in passages:
        gold = _gold(text, document, index)
        if gold != "-":
            of += 1
            good += section == ("" if gold == "own" else gold)
    return Share(good, of)


def whole(shares: Sequence[tuple[Written, Share]]) -> tuple[float, float]:
    """The share of all passages, and the mean of the documents' shares."""
    good, of = (sum(getattr(one, name) for _, one in shares) for name in ("good", "of"))
    return good / of, sum(one.value for _, one in shares) / len(shares)


def _index(document: Written) -> Mapping[tuple[str, ...], Counter[int]]:
    found: defaultdict[tuple[str, ...], Counter[int]] = defaultdict(Counter)
    for at, block in enumerate(document.blocks):
        said = words(block.text)
        for size in range(1, _WHOLE + 1):
            for begin in range(len(said) - size + 1):
                found[said[begin : begin + size]][at] += 1
    return found


def _gold(text: str, document: Written, index: Mapping[tuple[str, ...], Counter[int]]) -> str:
    said = words(text)
    for size in range(_WHOLE, 0, -1):
        votes: Counter[str] = Counter()
        for begin in range(len(said) - size + 1):
            hits = index.get(said[begin : begin + size], Counter())
            for block in hits:
                votes[document.blocks[block].section] += 60 // len(hits)
        if votes:
            return votes.most_common(1)[0][0]
    return "-"


@dataclass(frozen=True)
class Objectives:
    """Objectives found rightly, found though they are none, and missed."""

    found: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.wrong)

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed)


def objectives(which: Half) -> Objectives:
    """The objectives of letters, and those that reports speak of."""
    found = wrong = missed = 0
    for document, one in placed(which):
        kind = _KINDS.get(document.document, "objective")
        gold = list(document.objectives)
        for item in one.items:
            if item.kind != kind:
                continue
            hit = next((said for said in gold if _same(said, item.fields)), None)
            if hit is None:
                wrong += 1
            else:
                gold.remove(hit)
                found += 1
        missed += len(gold)
    return Objectives(found, wrong, missed)


def _same(gold: str, fields: Mapping[str, object]) -> bool:
    title = str(fields.get("title", ""))
    wanted = set(words(gold))
    for said in (set(words(title)), set(words(f"{title} {fields.get('text', '')}"))):
        shared = len(wanted & said)
        if shared >= _ALIKE * min(len(wanted), len(said)) and shared >= _APART * max(
            len(wanted), len(said)
        ):
            return True
    return False


def lost(one: Placed, made_of_it: Taken) -> set[str]:
    """The words of a document that its dossier does not hold and no list names as left."""
    dossier = made_of_it.dossier.model_dump(exclude={"origins"})
    held = {word for text in _strings(dossier) for word in words(text)}
    held |= {word for left in made_of_it.left for word in words(left.what)}
    said = {word for passage in one.source.passages for word in words(passage.plain)}
    return {word for word in said - held if not any(map(str.isdecimal, word))}


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _strings(part)


def by_style(which: Half) -> list[tuple[Written, Share]]:
    """The baseline with python-docx: headings by their styles, then the same titles."""
    return list(_baseline(which, ("docx",), lambda content, _: _docx_lines(content)))


def _docx_lines(content: bytes) -> Iterator[tuple[bool, str]]:
    for part in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(part, docx.table.Table):
            yield False, "\n".join("\t".join(c.text for c in row.cells) for row in part.rows)
        elif part.text.strip():
            yield (part._p.style or "").startswith(("Heading", "Title")), part.text


def by_pandoc(which: Half) -> list[tuple[Written, Share]]:
    """The baseline with pandoc: its headings, then the same titles.

    Raises:
        ImportError: pypandoc is not there.
    """
    return list(_baseline(which, ("docx", "odt", "md"), _pandoc_lines))


def _pandoc_lines(content: bytes, kind: str) -> Iterator[tuple[bool, str]]:
    import json
    import tempfile

    import pypandoc

    with tempfile.NamedTemporaryFile(suffix=f".{kind}") as file:
        file.write(content)
        file.flush()
        tree = json.loads(pypandoc.convert_file(file.name, "json"))
    for block in tree["blocks"]:
        if text := " ".join(_pandoc_words(block)):
            yield block["t"] == "Header", text


def _pandoc_words(node: object) -> Iterator[str]:
    if isinstance(node, Mapping):
        if node.get("t") == "Str":
            yield str(node["c"])
        else:
            yield from _pandoc_words(node.get("c"))
    elif isinstance(node, list):
        for part in node:
            yield from _pandoc_words(part)


def _baseline(
    which: Half,
    kinds: tuple[str, ...],
    lines: Callable[[bytes, str], Iterator[tuple[bool, str]]],
) -> Iterator[tuple[Written, Share]]:
    for document in half(which):
        name, content = made(document)
        kind = name.rpartition(".")[2]
        if kind in kinds and document.document != "internal-rules":
            yield document, in_place(document, _titled(document, lines(content, kind)))


def _titled(document: Written, lines: Iterator[tuple[bool, str]]) -> Iterator[Labelled]:
    """Each text under the section that the nearest heading names."""
    held = evidence(cast("DocumentKind", document.document), cast("Lang", document.lang))
    section = ""
    for heading, text in lines:
        titles = {
            key: value for key, value in held.title(text).items() if key not in held.sections.groups
        }
        if heading and titles and max(titles.values()) >= _TITLED:
            section = max(titles, key=titles.__getitem__)
        elif not heading:
            yield text, section
