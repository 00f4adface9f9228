"""Our own Word file coming back, changed in Word or LibreOffice.

The file carries the dossier that it was made from, and a sum of what each section said. A section
whose sum differs is read from the file and from the document made anew of that dossier; what
differs between the two is a proposal. Whether the dossier has moved on meanwhile is seen place by
place: the third side of a three-way merge.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest

from plpmission.errors import InvalidValue, MissionError, UnknownItem
from plpmission.export.archive import Archive, UnsafeArchive
from plpmission.export.word.sections import COVER
from plpmission.importers.places import (
    Block,
    Places,
    inserted,
    key_of,
    likeness,
    replaced,
    text_path,
)
from plpmission.importers.returned import Change, Remark, Returned
from plpmission.importers.returning_cover import Said, field_of
from plpmission.importers.returning_file import Entry, Opened, open_file
from plpmission.importers.safety import unsafe
from plpmission.importers.source import plain
from plpmission.model import Dossier
from plpmission.model.paths import items

__all__ = ["Change", "Remark", "Returned", "kinship", "returned", "take"]

_REFERENCE = re.compile(r"\[([^\[\]]+)\]\((ref:[a-z0-9-]+)\)")
_UNBROKEN = re.compile(r"[^\s]+(?:[\u00a0\u202f][^\s]+)+")
_FIRST = "identification"
"""The section that says most of what the cover says: it takes the comments on it."""
PAIRED = 0.35
"""How alike two paragraphs are at least that are one, changed."""


def returned(content: bytes, base: Dossier, current: Dossier) -> Returned:
    """What a Word file of ours would change.

    ``base`` is the dossier that the file carries, ``current`` the one as it is now.

    Raises:
        UnreadableDocument: the file is damaged.
    """
    try:
        with Archive(content) as archive:
            opened = open_file(archive)
            before = _made_anew(opened, base) if opened.changed else {}
            entries = opened.entries(_titles(before))
            found = _Comparison(base, current, opened)
            changes = [
                change
                for was, now in _sides(opened.changed, before, entries)
                for change in found.changes(was, now)
            ]
            remarks = tuple(found.remark(remark) for remark in opened.remarks())
    except UnsafeArchive:
        raise unsafe() from None
    named = (replace(change, id=f"c{at:03d}") for at, change in enumerate(_once(changes), 1))
    return Returned(sections=tuple(named), comments=remarks)


def _once(changes: Sequence[Change]) -> Iterator[Change]:
    """The changes without those of the cover that a section brings too."""
    inside = {(one.where, one.after) for one in changes if one.section != COVER}
    return (one for one in changes if one.section != COVER or (one.where, one.after) not in inside)


def kinship(base: Dossier, other: Dossier) -> float:
    """How much of the items of a dossier that a file carries another one has, from 0 to 1."""
    mine, theirs = ({item.id for _, item in items(one)} for one in (base, other))
    return len(mine & theirs) / len(mine) if mine else float(base.title == other.title)


def _made_anew(opened: Opened, base: Dossier) -> Mapping[str, list[Entry]]:
    """What each section said when the file was made."""
    from plpmission.export import export

    try:
        made = export(base, opened.document, "docx", lang=opened.lang)
    except MissionError:  # a document that needs more than the dossier: as the letter has it
        made = export(base, "letter", "docx", lang=opened.lang)
    with Archive(made) as archive:
        return open_file(archive).entries({})


def _titles(before: Mapping[str, list[Entry]]) -> dict[str, str]:
    """The sections by the letters of their headings: where a bookmark is lost, these are left."""
    return {key_of(entries[0].text): section for section, entries in before.items() if entries}


def _sides(
    changed: Sequence[str],
    before: Mapping[str, Sequence[Entry]],
    entries: Mapping[str, Sequence[Entry]],
) -> Iterator[tuple[Sequence[Entry], Sequence[Entry]]]:
    """Each changed section as it was and as it is.

    Where a section's heading was taken out, its text goes on under the heading over it.
    """
    sides: dict[str, list[Entry]] = {}
    over = ""
    for section, held in before.items():
        over = section if section in entries else over
        sides.setdefault(over or section, []).extend(held)
    for section in changed:
        if section in sides or section in entries:
            yield sides.get(section, []), entries.get(section, [])


@dataclass(frozen=True, slots=True)
class _Pair:
    """A paragraph as it was and as it is; None where there was none, or is none."""

    was: Entry | None
    now: Entry | None
    after: Entry | None
    """The last paragraph before it that was there already."""


class _Comparison:
    """Finds what differs, and where in the dossier that stands."""

    def __init__(self, base: Dossier, current: Dossier, opened: Opened) -> None:
        self._base, self._current = Places(base), Places(current)
        self._made_of, self._dossier = base, current
        self._opened = opened

    def changes(self, before: Sequence[Entry], after: Sequence[Entry]) -> Iterator[Change]:
        """What differs in a section."""
        follows: dict[int, str] = {}
        for pair in _pairs(before, after):
            change = self._change(pair, follows)
            if change:
                yield change

    def _change(self, pair: _Pair, follows: dict[int, str]) -> Change | None:
        if pair.was is None and pair.now is not None:
            return self._put_in(pair.now, pair.after, follows)
        if pair.was is None:
            return None
        was, now = pair.was, pair.now
        if was.section == COVER and now is not None:
            field = field_of(self._made_of, was.text, now.text)
            if field:
                return self._on_cover(field, was, now)
        place = self._base.find(was.section, was.text)
        author, on = self._by(was, now)
        said = "" if now is None else _plain_spaces(now.marked)
        change = Change(
            id="",
            where=place.path if place else "",
            section=was.section,
            kind="deleted" if now is None else "changed",
            before=_plain_spaces(place.content if place else was.marked),
            after=_as_typed(said, place) if now else "",
            author=author,
            on=on,
        )
        return self._with_current(change, place, was, now)

    def _on_cover(self, said: Said, was: Entry, now: Entry) -> Change | None:
        """A field that a line of the cover says otherwise; None where it says so already."""
        current = str(self._dossier.value(said.path) or "")
        if current == said.after:
            return None
        author, on = self._by(was, now)
        return Change(
            id="",
            where=said.path,
            section=COVER,
            kind="changed",
            before=said.before,
            after=said.after,
            current=current,
            author=author,
            on=on,
            conflict=current != said.before,
        )

    def _with_current(
        self, change: Change, place: Block | None, was: Entry, now: Entry | None
    ) -> Change | None:
        """The change beside what the dossier says now; None where it says so already."""
        if place is None:
            return replace(change, current=change.before)
        blocks = [one for one in self._current.of(was.section) if one.path == place.path]
        same = next((one for one in blocks if one.key == place.key), None)
        if same:
            return replace(change, current=same.content)
        if now is not None and any(one.key == key_of(now.text) for one in blocks):
            return None
        nearest = max(blocks, key=lambda one: likeness(one.key, place.key), default=None)
        if nearest is None or (place.rich and likeness(nearest.key, place.key) < PAIRED):
            return None if now is None else replace(change, conflict=True)
        return replace(change, current=nearest.content, conflict=True)

    def _put_in(self, now: Entry, after: Entry | None, follows: dict[int, str]) -> Change | None:
        """A paragraph that was not there: after the one over it, in the same field."""
        said = _plain_spaces(now.marked)
        own = text_path(self._dossier, now.section)
        known = self._current.of(now.section)
        key = key_of(now.text)
        if _says(known, key) and not _says(self._base.of(now.section), key):
            return None  # somebody put it in already
        over = self._base.find(after.section, after.text) if after else None
        where, before = own, ""
        if over and over.rich and over.path == own:
            before = over.content
        elif over or after is not None:
            before = next((block.content for block in reversed(known) if block.path == own), "")
        before, follows[id(after)] = follows.get(id(after), before), said
        author, on = self._by(None, now)
        return Change(
            id="",
            where="" if now.in_table else where,
            section=now.section,
            kind="inserted",
            after=f"- {said}" if now.listed and not before else said,
            author=author,
            on=on,
            follows=before,
        )

    def _by(self, was: Entry | None, now: Entry | None) -> tuple[str, dt.date | None]:
        """Who changed a paragraph, and when, where the file tells."""
        by = now.by[-1] if now and now.by else None
        if by is None and was is not None and now is None:
            by = self._opened.taken_out_by(was.text)
        return (by[0], _day(by[1])) if by else ("", None)

    def remark(self, remark: Remark) -> Remark:
        """A comment with its place: the field that its paragraph comes from, else its section."""
        place = self._current.find(remark.section, remark.where)
        return replace(remark, where=place.path if place else remark.section)


def _says(blocks: Sequence[Block], key: str) -> bool:
    return any(block.key == key for block in blocks)


def _pairs(before: Sequence[Entry], after: Sequence[Entry]) -> Iterator[_Pair]:
    """Paragraphs that differ, each with what it was."""
    was, is_ = ([entry.key for entry in side] for side in (before, after))
    matcher = SequenceMatcher(None, was, is_, autojunk=False)
    over: Entry | None = None
    for how, b1, b2, a1, a2 in matcher.get_opcodes():
        if how != "equal":
            for old, new in _paired(before[b1:b2], after[a1:a2]):
                yield _Pair(old, new, over)
                over = old or over
        over = before[b2 - 1] if b2 > b1 else over


def _paired(
    before: Sequence[Entry], after: Sequence[Entry]
) -> Iterator[tuple[Entry | None, Entry | None]]:
    """Which paragraph became which, in order: the likest first."""
    if not before or not after:
        yield from zip_longest(before, after)
        return
    rated = (
        (likeness(was.key, now.key), -abs(at - to), at, to)
        for at, was in enumerate(before)
        for to, now in enumerate(after)
    )
    best, _, at, to = max(rated)
    if best < PAIRED:
        alone = len(before) == len(after) == 1 and before[0].in_table
        yield from zip(before, after, strict=True) if alone else _apart(before, after)
        return
    yield from _paired(before[:at], after[:to])
    yield before[at], after[to]
    yield from _paired(before[at + 1 :], after[to + 1 :])


def _apart(
    before: Sequence[Entry], after: Sequence[Entry]
) -> Iterator[tuple[Entry | None, Entry | None]]:
    yield from ((was, None) for was in before)
    yield from ((None, now) for now in after)


def _plain_spaces(text: str) -> str:
    """Words as one types them: spaces that do not break are the document's affair."""
    text = text.replace("\u200b", "")
    return text.replace("\u202f", " ").replace("\u00a0", " ").replace("\u2011", "-")


def _as_typed(said: str, place: Block | None) -> str:
    """New words of a field: its references and its spaces that do not break stay as they are.

    A bare field takes no marks.
    """
    if place is None:
        return said
    if not place.rich:
        return _with_spaces(plain(said), place.content)
    return _with_spaces(_with_references(said, place.content), place.content)


def _with_references(said: str, content: str) -> str:
    """References by their targets again: the document writes the section's number after them."""
    for words, target in _REFERENCE.findall(content):
        written = re.compile(rf"{re.escape(words)}(?: \(\d+(?:\.\d+)*\))?")
        link = f"[{words}]({target})"
        said = written.sub(lambda _, link=link: link, said, count=1)  # type: ignore[misc]
    return said


def _with_spaces(said: str, content: str) -> str:
    """Words that stayed keep their spaces that do not break, as in figures."""
    for held in _UNBROKEN.findall(content):
        said = said.replace(_plain_spaces(held), held)
    return said


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def take(
    current: Dossier, found: Returned, choices: Collection[str]
) -> tuple[Dossier, tuple[Remark, ...]]:
    """The dossier with the changes of the chosen ids, and the comments to add.

    A chosen change that belongs to no single field, or that its field does not take, becomes a
    comment on its section; of a conflict, choosing takes what the file says.
    """
    remarks = [remark for remark in found.comments if remark.id in choices]
    chosen = [change for change in found.sections if change.id in choices]
    # What is put in stands after words that another change may take away.
    for change in sorted(chosen, key=lambda one: one.kind != "inserted"):
        if not change.where:
            remarks.append(_as_remark(change))
            continue
        try:
            current = _taken(current, change)
        except (InvalidValue, UnknownItem):
            remarks.append(_as_remark(change))
    return current, tuple(remarks)


def _taken(dossier: Dossier, change: Change) -> Dossier:
    """The dossier with one change.

    Raises:
        InvalidValue: the field does not take it.
        UnknownItem: there is no such field any more.
    """
    if change.section == COVER:
        return dossier.with_value(change.where, change.after)
    text = str(dossier.value(change.where))
    blocks = [b for b in Places(dossier).of(change.section) if b.path == change.where]
    if change.kind == "inserted":
        over = next((b for b in blocks if key_of(b.content) == key_of(change.follows)), None)
        return dossier.with_value(
            change.where, inserted(text, over, change.after, entry=over is not None)
        )
    said = change.current or change.before
    block = next((b for b in blocks if b.content == said), None)
    if block is None:
        if blocks and not blocks[0].rich:
            return dossier.with_value(change.where, change.after)
        return dossier.with_value(change.where, inserted(text, None, change.after, entry=False))
    return dossier.with_value(change.where, replaced(text, block, change.after))


def _as_remark(change: Change) -> Remark:
    """A change that no field takes, as a comment that says what the file says."""
    return Remark(
        id=change.id,
        where=_FIRST if change.section == COVER else change.section,
        section=change.section,
        quote=change.before,
        text=change.after or "–",
        author=change.author,
        on=change.on,
    )
