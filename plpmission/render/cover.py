"""The letter's first page, and what its document properties say."""

from __future__ import annotations

from plpmission.i18n import translator
from plpmission.life import grouped_hash
from plpmission.render.blocks import Cover
from plpmission.render.scope import Scope


def cover(scope: Scope) -> Cover:
    """Title, entity, holder and mandate, authority, how and when it was set, place and date."""
    letter = scope.letter
    lines = (
        scope.set(holder(scope)),
        _mandate(scope),
        scope.set(letter.mandate.authority_name) or scope.term(letter.mandate.authority),
        _setting(scope),
        _done_at(scope),
        _content_hash(scope),
    )
    return Cover(
        title=scope.say("Mission letter"),
        subtitle=scope.set(letter.entity.name),
        lines=tuple(line for line in lines if line),
        mark=scope.say("Draft") if scope.draft else "",
    )


def holder(scope: Scope) -> str:
    """The holder's rank and name."""
    held = scope.letter.holder
    return " ".join(filter(None, (held.rank.strip(), held.name.strip())))


def years(scope: Scope) -> str:
    """The mandate's years, such as 2026–2031."""
    mandate = scope.letter.mandate
    known = [str(day.year) for day in (mandate.start, mandate.end) if day]
    return "–".join(dict.fromkeys(known))


def _mandate(scope: Scope) -> str:
    title, span = scope.set(scope.letter.mandate.title), years(scope)
    if not span:
        return title
    said = scope.say("mandate {years}", years=span)
    return f"{title}, {said}" if title else said[:1].upper() + said[1:]


def _setting(scope: Scope) -> str:
    setting = scope.letter.setting
    if not setting.set_on:
        day = scope.day(setting.proposed_on)
        return scope.say("Proposed on {date}", date=day) if day else ""
    said = scope.say("Set on {date}", date=scope.day(setting.set_on))
    detail = scope.set(setting.reference) or scope.term(setting.set_by)
    return f"{said}, {detail}" if detail else said


def _content_hash(scope: Scope) -> str:
    """What shows that two copies of a set letter say the same, or that one was changed."""
    if not scope.letter.setting.set_on:
        return ""
    t = translator("life", scope.lang)
    return scope.set(t("Content hash (SHA-256): {hash}", hash=grouped_hash(scope.dossier)))


def _done_at(scope: Scope) -> str:
    place, day = scope.set(scope.letter.place), scope.day(scope.letter.date)
    if place and day:
        return scope.say("{place}, {date}", place=place, date=day)
    return place or day
