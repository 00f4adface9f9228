"""From lines to paragraphs and tables: by gaps, edges and looks, as a reader's eye does it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import pairwise
from statistics import median

from plpmission.importers.draft import Draft
from plpmission.importers.marks import Piece
from plpmission.importers.pdf_grids import joined
from plpmission.importers.pdf_lines import Row, Segment
from plpmission.importers.pdf_words import HYPHEN, Word
from plpmission.importers.source import PassageKind
from plpmission.importers.typed import CAPTION, CONTENTS, typed

_END = re.compile(r"[.!?:;»”\"]$")
_NUMBERS = re.compile(r"\.{3,}|…{2,}")
_PAGE_AT_END = re.compile(r"(?:\D\s|[.…_]{2})\d{1,3}$")
CLOSE = 6.0
"""Points by which the edges of one table's column may differ."""


def drafts_of_rows(rows: Sequence[Row], known: Counter[str]) -> list[Draft]:
    """The paragraphs and tables of the lines; ``known`` are the document's words."""
    made: list[Draft] = []
    usual = _usual_gap(rows)
    for is_table, block in _grouped(rows):
        if is_table and block[0].grid:
            made.append(_drawn(block, known))
        elif is_table:
            made.append(_table(block, known))
        else:
            made.extend(_paragraphs(block, usual, known))
    return _over_pages(made, known)


# Tables


def _grouped(rows: Sequence[Row]) -> Iterator[tuple[bool, list[Row]]]:
    """Runs of lines that are a table, and of lines that are none."""
    at, plain, listed = 0, [], {id(row) for row in _contents(rows)}
    while at < len(rows):
        length = _drawn_length(rows, at)
        if not length and id(rows[at]) not in listed:
            length = _table_length(rows, at)
        if not length:
            plain.append(rows[at])
            at += 1
            continue
        if plain:
            yield False, plain
            plain = []
        yield True, list(rows[at : at + length])
        at += length
    if plain:
        yield False, plain


def _drawn_length(rows: Sequence[Row], start: int) -> int:
    """How many lines from one on are a table with lines around it: one on each page it is on."""
    length = 0
    for row in rows[start:]:
        if row.grid is None or (length and not _goes_over(rows[start + length - 1], row)):
            break
        length += 1
    return length


def _goes_over(above: Row, below: Row) -> bool:
    """Whether a table at the head of a page has the columns of the one at the foot of the last."""
    if not above.grid or not below.grid or below.page != above.page + 1:
        return False
    sides = above.grid.columns, below.grid.columns
    return len(sides[0]) == len(sides[1]) and all(
        abs(one - other) <= CLOSE for one, other in zip(*sides, strict=True)
    )


def _drawn(rows: Sequence[Row], known: Counter[str]) -> Draft:
    cells = reduce(joined, (row.grid.cells() for row in rows if row.grid))
    texts = [[_joined_lines(cell, known) for cell in line] for line in cells]
    first = rows[0]
    return Draft(kind="table", rows=texts, page=first.page, at_top=first.first, size=first.size)


def _table_length(rows: Sequence[Row], start: int) -> int:
    """How many lines from one on are a table: at least two with cells over each other."""
    if not _has_cells(rows[start]):
        return 0
    edges = [segment.left for segment in rows[start].segments]
    length, with_cells = 1, 1
    for before, row in zip(rows[start:], rows[start + 1 :], strict=False):
        apart = before.bottom - row.top
        if (
            row.grid
            or CAPTION.match(row.text)
            or row.page != before.page
            or apart > 2.2 * row.size
            or apart < -2 * row.size
        ):
            break
        if not all(_fits(segment, edges) for segment in row.segments):
            break
        if len(row.segments) < 2 and not _within(row.segments[0], edges):
            break
        with_cells += len(row.segments) >= 2
        edges = _more(edges, row)
        length += 1
    while (
        length > 1 and len(rows[start + length - 1].segments) < 2 and _is_text(rows, start, length)
    ):
        length -= 1
    return length if with_cells >= 2 else 0


def _contents(rows: Sequence[Row]) -> Iterator[Row]:
    """The lines of a contents list: after its title, those that end in a page's number."""
    misses = 9
    for row in rows:
        entry = row.segments[-1].text.isdigit() or bool(_PAGE_AT_END.search(row.text))
        misses = 0 if CONTENTS.match(row.text) or (entry and misses < 3) else misses + 1
        if misses == 0:
            yield row


def _has_cells(row: Row) -> bool:
    return len(row.segments) >= 2 and not _NUMBERS.search(row.text) and not CAPTION.match(row.text)


def _fits(segment: Segment, edges: list[float]) -> bool:
    """Whether a cell begins under another one, or stands alone between two."""
    near = any(abs(segment.left - edge) <= CLOSE for edge in edges)
    inside = [edge for edge in edges if segment.left - CLOSE < edge < segment.right - CLOSE]
    return near or len(inside) <= 1


def _within(segment: Segment, edges: list[float]) -> bool:
    """Whether a line that is alone goes on in one column, and does not run across several."""
    if not any(abs(segment.left - edge) <= CLOSE for edge in edges):
        return False
    return not any(segment.left + CLOSE < edge < segment.right - CLOSE for edge in edges)


def _is_text(rows: Sequence[Row], start: int, length: int) -> bool:
    """Whether the last line stands apart from the table over it."""
    last, above = rows[start + length - 1], rows[start + length - 2]
    return above.bottom - last.top > 0.6 * last.size or bool(typed(last.text))


def _more(edges: list[float], row: Row) -> list[float]:
    new = (s.left for s in row.segments if not any(abs(s.left - e) <= CLOSE for e in edges))
    return sorted([*edges, *new])


def _table(rows: Sequence[Row], known: Counter[str]) -> Draft:
    bounds = _columns(rows)
    lines: list[list[list[str]]] = []
    gaps = [a.bottom - b.top for a, b in pairwise(rows)]
    tight = min(gaps, default=0.0)
    uneven = max(gaps, default=0.0) - tight > 0.25 * rows[0].size
    for at, row in enumerate(rows):
        cells = _cells(row, bounds)
        apart = at == 0 or gaps[at - 1] > tight + 0.2 * row.size
        if apart or (not uneven and cells[0]):
            lines.append([[] for _ in bounds])
        for cell, words in zip(lines[-1], cells, strict=True):
            if words:
                cell.append(words)
    texts = [[_joined_lines(cell, known) for cell in line] for line in lines]
    first = rows[0]
    return Draft(kind="table", rows=texts, page=first.page, at_top=first.first, size=first.size)


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Each column's edges: what overlaps is one column."""
    spans: list[tuple[float, float]] = []
    full = [row for row in rows if len(row.segments) > 1]
    for left, right in sorted((s.left, s.right) for row in full for s in row.segments):
        if spans and left < spans[-1][1] - 1:
            spans[-1] = (spans[-1][0], max(spans[-1][1], right))
        else:
            spans.append((left, right))
    return spans or [(rows[0].begins, rows[0].ends)]


def _cells(row: Row, bounds: Sequence[tuple[float, float]]) -> list[str]:
    cells: list[list[str]] = [[] for _ in bounds]
    for segment in row.segments:
        at = max(range(len(bounds)), key=lambda at: _shared(segment, bounds[at]))
        cells[at].append(segment.text)
    return [" ".join(cell) for cell in cells]


def _shared(segment: Segment, bounds: tuple[float, float]) -> float:
    return min(segment.right, bounds[1]) - max(segment.left, bounds[0])


def _joined_lines(lines: Sequence[str], known: Counter[str]) -> str:
    made = ""
    for line in lines:
        made = f"{made}\n{line}" if made and typed(line) else _continued(made, line, known)
    return _unbroken(made, known)


# Paragraphs


def _usual_gap(rows: Sequence[Row]) -> float:
    """How far apart lines of one paragraph are, in sizes of type."""
    pairs = [
        (above, below)
        for above, below in pairwise(rows)
        if above.page == below.page and above.left == below.left and above.middle > below.middle
    ]
    alike = [pair for pair in pairs if pair[0].size == pair[1].size] or [
        (above, below) for above, below in pairs if abs(above.size - below.size) < 0.1 * above.size
    ]
    gaps = sorted((above.middle - below.middle) / above.size for above, below in alike)
    return min(max(gaps[len(gaps) * 2 // 5], 0.9), 2.2) if gaps else 1.2


def _paragraphs(rows: Sequence[Row], usual: float, known: Counter[str]) -> Iterator[Draft]:
    block: list[Row] = []
    listed = {id(row) for row in _contents(rows)}
    for row in rows:
        if id(row) in listed:
            yield from (_paragraph(lines, known) for lines in (block,) if lines)
            yield _paragraph([row], known, "contents")
            block = []
            continue
        if block and _begins_anew(block, row, usual):
            yield _paragraph(block, known)
            block = []
        block.append(row)
    if block:
        yield _paragraph(block, known)


def _begins_anew(block: Sequence[Row], row: Row, usual: float) -> bool:
    above = block[-1]
    if row.page != above.page or (abs(row.left - above.left) > 1 and row.middle > above.middle):
        return True
    if abs(row.size - above.size) > 0.08 * above.size or row.bold != above.bold:
        return True
    step = above.middle - row.middle
    inside = (block[-2].middle - above.middle) if len(block) > 1 else usual * above.size
    loose = 1.06 if above.bold else 1.22  # titles above each other stand closer than paragraphs
    if step > loose * max(inside, 0.9 * above.size) or step < 0:
        return True
    return (_is_entry(row) and (row.bold or _may_end(above))) or _stops(above, row)


def _may_end(row: Row) -> bool:
    """Whether what follows a line may be an entry of a list, and not the middle of a sentence."""
    return bool(re.search(r"[.;:,)]$", row.text)) or row.right - row.ends > 3 * row.size


def _is_entry(row: Row) -> bool:
    found = typed(_text(row))
    return found is not None and found.how != "bare"


def _stops(above: Row, row: Row) -> bool:
    """Whether a line ends before its edge, so that the next one begins a paragraph."""
    room = above.right - above.ends
    next_word = row.words[0].right - row.words[0].left
    short = room > next_word + 0.12 * (above.right - above.left)
    if short and _END.search(above.text):
        return True
    indented = row.begins - row.left > 8 and above.begins - above.left < 4
    return (
        short and (row.text[:1].isupper() or indented) and room > 0.25 * (above.right - above.left)
    )


def _text(row: Row) -> str:
    """A line's words; a wide gap after a mark is a tab."""
    words = row.words
    if len(words) < 2 or words[1].left - words[0].right < 0.6 * row.size:
        return row.text
    return f"{words[0].text}\t{' '.join(word.text for word in words[1:])}"


def _paragraph(rows: Sequence[Row], known: Counter[str], kind: PassageKind = "paragraph") -> Draft:
    words = [word for row in rows for word in row.words]
    first = rows[0]
    middle = (first.left + first.right) / 2
    margins = (first.begins - first.left, first.right - first.ends)
    return Draft(
        kind=kind,
        pieces=_pieces([row.words for row in rows], known),
        size=median(word.size for word in words),
        caps=_capitals(words),
        centred=min(margins) > 20 and abs((first.begins + first.ends) / 2 - middle) < 6,
        page=first.page,
        at_top=first.first,
    )


def _capitals(words: Sequence[Word]) -> bool:
    text = "".join(word.text for word in words)
    return text.isupper() and sum(map(str.isalpha, text)) > 3


def _pieces(lines: Sequence[Sequence[Word]], known: Counter[str]) -> list[Piece]:
    pieces: list[Piece] = []
    for words in lines:
        for word in words:
            text = _unbroken(word.text, known)
            before = pieces[-1] if pieces else None
            if before and word is words[0] and _is_broken(before.text, text):
                pieces[-1] = Piece(_continued(before.text, text, known), before.bold, before.italic)
                continue
            if before and (before.bold, before.italic) == (word.bold, word.italic):
                pieces[-1] = Piece(f"{before.text} {text}", word.bold, word.italic)
            else:
                space = " " if before else ""
                pieces.append(Piece(space + text, word.bold, word.italic))
    return pieces


def _is_broken(before: str, after: str) -> bool:
    """Whether a line ends within a word."""
    return bool(re.search(rf"\w[-{HYPHEN}‐]$", before)) and after[:1].islower()


def _continued(before: str, after: str, known: Counter[str]) -> str:
    """Two lines as one; a word broken at the end of the first is whole again."""
    if not before or not _is_broken(before, after):
        return f"{before} {after}".strip()
    head, tail = re.search(r"[\w’']*$", before[:-1]), re.match(r"[\w’']*", after)
    start, end = head[0] if head else "", tail[0] if tail else ""
    hyphen = before[-1]
    apart = known[f"{start}-{end}".lower()] > known[f"{start}{end}".lower()]
    return before[:-1] + ("-" if apart and hyphen != HYPHEN else "") + after


def _unbroken(text: str, known: Counter[str]) -> str:
    """A word that the file itself says is broken, whole again."""
    if HYPHEN not in text[:-1]:
        return text
    whole, hyphened = text.replace(HYPHEN, ""), text.replace(HYPHEN, "-")
    return hyphened if known[hyphened.lower()] > known[whole.lower()] else whole


def _over_pages(drafts: list[Draft], known: Counter[str]) -> list[Draft]:
    """A paragraph that goes on over the page, as one."""
    made: list[Draft] = []
    for draft in drafts:
        if made and _goes_on(made[-1], draft):
            before, first = made[-1].pieces[-1], draft.pieces[0]
            whole = _continued(before.text, first.text, known)
            text = whole[: len(whole) - len(first.text)]
            made[-1].pieces[-1:] = [replace(before, text=text), *draft.pieces]
        else:
            made.append(draft)
    return made


def _goes_on(above: Draft, below: Draft) -> bool:
    if above.kind != "paragraph" or below.kind != "paragraph" or above.size != below.size:
        return False
    ends = above.text.rstrip()
    begins = below.text.lstrip()
    return not _END.search(ends) and begins[:1].islower() and len(ends) > 60 and not typed(begins)
