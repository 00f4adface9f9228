"""Runs of text as our Markdown: emphasis, footnotes, and signs that are meant as themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

NOTE_LIMIT = 1_900
"""Characters of a footnote; what is longer goes on in a second one."""
# Signs that Markdown acts on wherever they stand, and those that it acts on only here and there.
_ANYWHERE = re.compile(r"[\\*`]|(?<!\w)_|_(?!\w)|(?<=\^)\[|(?<=\])\(|&(?=#?\w+;)|<(?=\w+:)|~~")
_AT_START = re.compile(
    r"^(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[-=]{3,}\s*$|\d{1,9}(?=[.)](?:\s|$))|\|)"
)
_BRACKETS = str.maketrans("[]\n", "() ")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are set alike; ``note`` is a footnote's text, which hangs on what is before."""

    text: str
    bold: bool = False
    italic: bool = False
    note: str = ""


def words(pieces: Iterable[Piece]) -> str:
    """The words without footnotes, in one line where the document has one."""
    return "".join(piece.text for piece in pieces)


def _signs_kept(text: str) -> str:
    return _ANYWHERE.sub(lambda sign: "\\" + sign[0], text)


def _begun(line: str) -> str:
    """A line that does not begin a list, a heading or a quotation by accident."""
    found = _AT_START.match(line)
    if not found:
        return line
    at = found.end() if found[0].isdigit() else found.start()
    return f"{line[:at]}\\{line[at:]}"


def marked(pieces: Sequence[Piece], *, emphasis: bool = True) -> str:
    """The Markdown of some pieces; a line break inside them stays one."""
    made = list(_marked(_joined(pieces), emphasis))
    lines = (line.strip() for line in "".join(made).strip().split("\n"))
    return "\\\n".join(_begun_again(line) for line in lines if line)


def _begun_again(line: str) -> str:
    return line if line.startswith("\\") else _begun(line)


def _marked(pieces: Sequence[Piece], emphasis: bool) -> Iterator[str]:
    for at, piece in enumerate(pieces):
        if piece.note:
            yield from noted(piece.note)
            continue
        mark = "*" * (2 * piece.bold + piece.italic) if emphasis else ""
        after = pieces[at + 1].text[:1] if at + 1 < len(pieces) else ""
        before = pieces[at - 1].text[-1:] if at else ""
        yield _emphasised(piece.text, mark, before, after)


def _emphasised(text: str, mark: str, before: str, after: str) -> str:
    """Marks that hold: no space inside them, and no sign inside where a word follows outside."""
    if not mark or not any(map(str.isalnum, text)):
        return _signs_kept(text)
    left, inner, right = _edges(text)
    if not before.strip():
        inner, left = left.lstrip() + inner, left[: len(left) - len(left.lstrip())]
    if not after.strip():
        inner, right = inner + right.rstrip(), right[len(right.rstrip()) :]
    outside = [_signs_kept(part) for part in (left, inner, right)]
    return f"{outside[0]}{mark}{outside[1]}{mark}{outside[2]}"


def _edges(text: str) -> tuple[str, str, str]:
    """What stands before the first letter, from there to the last, and after it."""
    start = next(at for at, sign in enumerate(text) if sign.isalnum())
    back = next(at for at, sign in enumerate(reversed(text)) if sign.isalnum())
    end = len(text) - back
    return text[:start], text[start:end], text[end:]


def noted(note: str) -> Iterator[str]:
    """A footnote as ``^[…]``; a long one as several."""
    text = " ".join(note.translate(_BRACKETS).split())
    for start in range(0, len(text), NOTE_LIMIT):
        yield f"^[{_signs_kept(text[start : start + NOTE_LIMIT])}]"


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that are set alike become one; a space between two of a kind belongs to both."""
    made: list[Piece] = []
    for piece in pieces:
        if not piece.text and not piece.note:
            continue
        last = made[-1] if made else None
        if last and not last.note and not piece.note and _alike(last, piece):
            made[-1] = replace(last, text=last.text + piece.text)
        else:
            made.append(piece)
    return made


def _alike(one: Piece, other: Piece) -> bool:
    if not other.text.strip():
        return True
    return (one.bold, one.italic) == (other.bold, other.italic)
