"""Who did what when: every action of the store, with filters, and as a file."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from plpmission.i18n import Lang, Translate, translator
from plpmission.store import AuditEntry
from plpmission_widgets.views.fields import date_form
from plpmission_widgets.views.history import full_moment, official_kinds

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "history"
Json = dict[str, Any]
AT_ONCE = 100
"""Entries shown; a filter or the file gives the others."""


def fields(desk: Desk) -> list[Json]:
    """The filters, and the entries that fit them, the last first."""
    t = translator(DOMAIN, desk.lang)
    found = entries(desk)
    titles = _titles(desk)
    return [
        {
            "kind": "audit",
            "path": "audit",
            "rows": [_row(entry, titles, desk.lang, t) for entry in found[: -AT_ONCE - 1 : -1]],
            "count": t("1 entry") if len(found) == 1 else t("{count} entries", count=len(found)),
            "more": t("The last {count} are shown; the file has them all.", count=AT_ONCE)
            if len(found) > AT_ONCE
            else "",
            "filters": _filters(desk, titles, t),
            "words": _words(t),
        }
    ]


def entries(desk: Desk) -> list[AuditEntry]:
    """The entries that fit what was asked for; in a letter, those about it alone."""
    asked = desk.asked.get("audit", {})
    dossier = desk.letter.id if desk.letter else asked.get("dossier") or None
    since, until = (_date(asked.get(name)) for name in ("since", "until"))
    return desk.store.audit.entries(
        dossier=dossier,
        actor=asked.get("actor") or None,
        action=asked.get("action") or None,
        since=since,
        until=until + dt.timedelta(days=1) if until else None,
    )


def _date(text: str | None) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text).astimezone() if text else None
    except ValueError:
        return None


def _titles(desk: Desk) -> dict[str, str]:
    both = (*desk.store.list(), *desk.store.list(deleted=True))
    return {entry.id: entry.title for entry in both}


def _row(entry: AuditEntry, titles: dict[str, str], lang: Lang, t: Translate) -> Json:
    return {
        "number": entry.number,
        "when": full_moment(entry.at, lang),
        "who": entry.actor.name or t("Nobody named"),
        "sure": sure(entry.actor.kind, t),
        "action": action(entry.action, t),
        "dossier": titles.get(entry.dossier or "", entry.dossier or ""),
        "detail": detail(entry, t),
        "before": entry.before or "",
        "after": entry.after or "",
    }


def sure(kind: str, t: Translate) -> str:
    """How sure it is who that was."""
    known = {
        "declared": t("as declared"),
        "verified": t("verified"),
        "program": t("the program itself"),
    }
    return known.get(kind, kind)


def action(name: str, t: Translate) -> str:
    """An action in the reader's words."""
    known = {
        "create": t("Dossier begun"),
        "revise": t("Version made"),
        "refuse": t("Change kept aside"),
        "restore": t("Old version taken up again"),
        "name": t("Version named"),
        "freeze": t("Version made official"),
        "comment": t("Comment made"),
        "reply": t("Reply made"),
        "assign": t("Comment given to somebody"),
        "done": t("Comment dealt with"),
        "reopen": t("Comment opened again"),
        "delete": t("Moved to the bin"),
        "undelete": t("Taken out of the bin"),
        "purge": t("Deleted for good"),
        "sign": t("File signed"),
        "export": t("Exported"),
        "backup": t("Backup made"),
        "restore-backup": t("Backup restored"),
        "clock": t("The clock went back"),
        "members-add": t("Members put on the list"),
        "members-change": t("Member changed"),
        "members-leave": t("Members left"),
        "members-delete": t("Members deleted for good"),
        "screening-add": t("Screening noted"),
        "screening-delete": t("Screening deleted for good"),
        "messages-add": t("Messages brought in"),
        "messages-delete": t("Messages deleted for good"),
    }
    return known.get(name, name)


def detail(entry: AuditEntry, t: Translate) -> str:
    """What exactly was done, in the reader's words; ids say nothing to a reader."""
    first, _, rest = entry.detail.partition(" ")
    if entry.action in {"revise", "restore"}:
        return t("Version {number}", number=entry.detail)
    if entry.action == "name":
        return t("Version {number}", number=f"{first} {rest}")
    if entry.action == "freeze":
        words = official_kinds(t)
        number = rest.partition(" ")[0]
        return ", ".join((words.get(first, first), t("Version {number}", number=number)))
    if entry.action.startswith(("members-", "messages-", "screening-")):
        count = entry.detail.rpartition(": ")[2]
        return count if count.isdigit() else ""
    return "" if entry.action in _BY_ID else entry.detail


_BY_ID = frozenset(("create", "refuse", "comment", "reply", "assign", "done", "reopen", "purge"))
"""Actions whose detail is an id or a number of the store's own."""


def _filters(desk: Desk, titles: dict[str, str], t: Translate) -> Json:
    asked = desk.asked.get("audit", {})
    told = desk.store.audit.told(desk.letter.id if desk.letter else None)
    actions = sorted(told.actions, key=lambda name: action(name, t))
    return {
        "chosen": {
            name: asked.get(name) or "" for name in ("dossier", "actor", "action", "since", "until")
        },
        "date": date_form(desk.lang),
        "dossier": []
        if desk.letter
        else [{"value": key, "label": titles.get(key) or key} for key in told.dossiers],
        "actor": [{"value": name, "label": name} for name in told.actors],
        "action": [{"value": name, "label": action(name, t)} for name in actions],
    }


def _words(t: Translate) -> Json:
    return {
        "all": t("All"),
        "dossier": t("Dossier"),
        "actor": t("Who"),
        "action": t("What"),
        "since": t("From"),
        "until": t("Until"),
        "when": t("When"),
        "detail": t("Detail"),
        "hashes": t("Fingerprints"),
        "before": t("Before"),
        "after": t("After"),
        "csv": t("Download as a table (CSV)"),
        "jsonl": t("Download as JSON Lines"),
        "none": t("Nothing fits these filters."),
        "clear": t("Show everything"),
    }
