"""A document from elsewhere being placed: its passages, and the sections they go to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from plpmission.i18n import Lang, Translate, translator
from plpmission.importers.placing import Found, Place, reason, targets
from plpmission.importers.source import Passage, Source
from plpmission_widgets.intake import OWN, Intake
from plpmission_widgets.kept_files import kind_of
from plpmission_widgets.views.intake_items import item

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "intake"
Json = dict[str, Any]

VIEW = "view-intake"
OPEN: WeakKeyDictionary[Desk, Intake] = WeakKeyDictionary()
"""The document that each page is placing."""

SURE, LIKELY = 0.8, 0.55
"""From where on a proposal is called sure, and likely."""
THRESHOLDS = (90, 80, 60, 0)
"""Percentages of certainty above which one may accept all at once."""

DOCUMENTS: Mapping[str, str] = {
    "letter": "A mission letter",
    "activity-report": "An activity report",
    "evaluation-report": "An evaluation report",
    "charter": "A partnership’s charter",
    "internal-rules": "A partnership’s internal rules",
}
"""What a document may be."""


def opened(desk: Desk) -> Intake | None:
    """The document that the page is placing; after a reload the one last worked on."""
    if desk not in OPEN:
        waiting = (one.id for one in desk.store.intakes.list())
        placed = (id_ for id_ in waiting if not kind_of(desk.store, id_))
        id_ = next(placed, None)
        if id_ is None:
            return None
        OPEN[desk] = Intake(desk.store, id_)
    return OPEN[desk]


def fields(desk: Desk) -> list[Json]:
    """The whole screen."""
    t = translator(DOMAIN, desk.lang)
    intake = opened(desk)
    if intake is None:
        return [{"kind": "intake", "path": "intake", "empty": t("Nothing is being brought in.")}]
    intake.sent = {}
    return [
        {
            "kind": "intake",
            "path": "intake",
            "id": intake.id,
            "name": intake.name,
            "lang": intake.placed.source.lang,
            "title": intake.name.rpartition(".")[0] or intake.name,
            "documents": [{"value": id_, "label": t(said)} for id_, said in DOCUMENTS.items()],
            "left": left(intake.placed.source, desk.lang),
            "images": images(intake.placed.source),
            "beside": beside(intake, desk),
            "words": words(t),
            **patch(intake, desk.lang),
        }
    ]


def beside(intake: Intake, desk: Desk) -> list[Json]:
    """The dossiers that a report or a charter may go into; a letter is a dossier of its own."""
    if intake.placed.document == "letter":
        return []
    return [
        {"value": one.id, "label": one.title or "–"}
        for one in desk.store.list()
        if not one.deleted_at and one.summary.get("holds", "mandate") == intake.holds
    ]


def patch(intake: Intake, lang: Lang) -> Json:
    """What differs from what the page has: rows and items by id, the rest whole."""
    t = translator(DOMAIN, lang)
    held = _by_passage(intake.placed.items)
    pages = pages_of(intake.placed.source, t)
    rows = [
        _row(one, intake, held.get(one.id, []), pages, lang)
        for one in intake.placed.source.passages
    ]
    items = [item(one, intake, lang, certainty(one.confidence, t)) for one in intake.placed.items]
    now = {one["id"]: one for one in (*rows, *items)}
    fresh = {id_: one for id_, one in now.items() if intake.sent.get(id_) != one}
    moved = list(now) != list(intake.sent)
    intake.sent = now
    return {
        "changed": fresh,
        "rows": [one["id"] for one in rows] if moved else None,
        "items": [one["id"] for one in items] if moved else None,
        "document": intake.placed.document,
        "sections": _sections(intake, lang),
        "undo": intake.can_undo,
        **_counts(intake, t),
    }


def _counts(intake: Intake, t: Translate) -> Json:
    total = len(intake.counted)
    done = sum(passage in intake.decided for passage in intake.counted)
    open_ = total - done
    return {
        "progress": {"done": done, "total": total},
        "progress_text": t("{done} of {total} decided", done=done, total=total),
        "rest": (
            t("1 passage was not looked at: it goes where it is proposed.")
            if open_ == 1
            else t(
                "{count} passages were not looked at: they go where they are proposed.", count=open_
            )
        )
        if open_
        else "",
        "over": [
            {
                "value": percent,
                "count": len(intake.over(percent / 100)),
                "label": t("all those left")
                if not percent
                else t("at least {n} % sure", n=percent),
            }
            for percent in THRESHOLDS
        ],
    }


def certainty(confidence: float, t: Translate) -> Json:
    """How sure a proposal is: a level, and its word."""
    if confidence >= SURE:
        return {"sure": 3, "sure_label": t("Sure")}
    if confidence >= LIKELY:
        return {"sure": 2, "sure_label": t("Likely")}
    return {"sure": 1, "sure_label": t("To check")}


def _by_passage(items: Iterable[Found]) -> Mapping[str, list[str]]:
    held: dict[str, list[str]] = {}
    for one in items:
        for passage in one.passages:
            held.setdefault(passage, []).append(one.id)
    return held


def _row(
    passage: Passage, intake: Intake, held: list[str], pages: Mapping[str, str], lang: Lang
) -> Json:
    t, place = translator(DOMAIN, lang), intake.places[passage.id]
    return {
        "id": passage.id,
        "kind": passage.kind,
        "level": passage.level,
        "text": passage.text,
        "table": passage.rows,
        "number": passage.number,
        "depth": passage.signs.indent,
        "image": passage.image,
        "page": pages.get(passage.id, ""),
        "section": target_of(place),
        "percent": round(100 * place.confidence),
        "why": reason(place, lang),
        "state": _state(passage, place, intake),
        "items": held,
        **certainty(place.confidence, t),
    }


def pages_of(source: Source, t: Translate) -> Mapping[str, str]:
    """The pages, each by the first passage that stands on it."""
    first: dict[int, str] = {}
    for one in source.passages:
        if one.signs.page:
            first.setdefault(one.signs.page, one.id)
    return {id_: t("p. {n}", n=page) for page, id_ in first.items()}


def _state(passage: Passage, place: Place, intake: Intake) -> str:
    if passage.id in intake.decisions.left_out:
        return "left_out"
    if passage.id in intake.decisions.accepted:
        return "accepted"
    return "structure" if place.structure or passage.kind == "contents" else "open"


def target_of(place: Place) -> str:
    """Where a passage goes, as the page names it."""
    return place.section or f"{OWN}{place.own}"


def _sections(intake: Intake, lang: Lang) -> list[Json]:
    """The sections of such a document in order, those of one's own after them."""
    t = translator(DOMAIN, lang)
    counted, decided = set(intake.counted), intake.decided
    known: dict[str, Json] = {
        one.id: {"id": one.id, "number": one.number, "title": one.title, "group": one.group}
        for one in targets(intake.placed.document, lang)
    }
    for place in intake.placed.places:
        id_ = target_of(place)
        if id_ not in known:
            title = place.own or t("A section of your own")
            known[id_] = {"id": id_, "number": "", "title": title, "group": False, "own": True}
        one = known[id_]
        if place.passage in counted:
            one["total"] = one.get("total", 0) + 1
            one["decided"] = one.get("decided", 0) + (place.passage in decided)
            one.setdefault("first", place.passage)
    return list(known.values())


def left(source: Source, lang: Lang) -> list[Json]:
    """What of a document could not be kept, and why."""
    return [{"where": one.where, "what": one.what, "why": one.said(lang)} for one in source.left]


def images(source: Source) -> list[Json]:
    """A document's pictures, by their names."""
    return [{"id": one.id, "name": one.name, "alt": one.alt} for one in source.images]


def words(t: Translate) -> Json:
    """The screen's own words."""
    return {
        "source": t("The document"),
        "target": t("The dossier"),
        "kind": t("This is"),
        "accept": t("Accept"),
        "accept_run": t("Accept these {n}"),
        "accept_section": t("Accept this section"),
        "accept_over": t("Accept"),
        "which": t("Which ones"),
        "move": t("Move…"),
        "move_to": t("Move to a section"),
        "own": t("A section of its own, named after this passage"),
        "split": t("Split"),
        "split_here": t("Cut here"),
        "split_how": t("Choose where to cut with ← and →, then Enter; Escape leaves it whole."),
        "join": t("Join with the next"),
        "leave_out": t("Leave out"),
        "take_back": t("Ask again"),
        "undo": t("Undo"),
        "make": t("Make the dossier"),
        "name": t("Name of the dossier"),
        "into": t("Goes into"),
        "new": t("A new dossier"),
        "keys": t("Keys"),
        "next": t("Next to decide"),
        "go": t("up and down"),
        "accepted": t("Accepted"),
        "left_out_state": t("Left out"),
        "structure": t("Heading of the model: it is there already"),
        "goes_to": t("goes to"),
        "items": t("Recognised"),
        "not_item": t("Keep as text"),
        "not_kept": t("What could not be kept"),
        "images": t("Pictures"),
        "images_note": t("Pictures stay in the document itself, which is kept with the dossier."),
        "take_file": t("Take the document away"),
        "none": t("Nothing is proposed for this section."),
        "forget": t("Give this import up…"),
        "finish": t("All is decided."),
        "empty_passage": t("Picture"),
    }
