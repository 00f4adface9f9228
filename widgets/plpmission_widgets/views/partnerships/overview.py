"""All partnerships of a zone: the table, the map, the trend, what falls due."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plpmission.due import Due, due
from plpmission.i18n import day, number, translator
from plpmission.model.partnership import Partnership
from plpmission.model.terms import PartnershipKind, PartnershipState, Term
from plpmission.partners.figures import years as years_of
from plpmission.partners.inheriting import current_coordinator, current_officer
from plpmission_widgets.forms.partnerships import BASE
from plpmission_widgets.views.partnerships import maps, taking
from plpmission_widgets.views.partnerships.page import PlpPage, section_of, today
from plpmission_widgets.views.partnerships.words import SHAPES

DOMAIN = "partnerships"
Json = dict[str, Any]

_SOON = 6
_YEARS = 6


def section(page: PlpPage) -> Json:
    """The overview; an empty register says how to begin."""
    held, t = page.dossier.zone.partnerships, page.t
    title = page.dossier.zone.name or page.dossier.title
    shown: Json = {
        "title": t("Partnerships of {zone}", zone=title) if title else t("Partnerships"),
        "about": _about(page),
    }
    begin = [_acts(page), *taking.register(page)]
    if not held:
        return {**shown, "fields": [*begin, _nothing(page)]}
    dues = _dues(page)
    side = [*_soon(page, dues), _years(page), *maps.of_zone(page)]
    drawn = {"kind": "plp-overview", "main": [_register(page, dues)], "side": side}
    return {**shown, "fields": [*begin, drawn]}


def _about(page: PlpPage) -> str:
    states = Counter(one.state for one in page.dossier.zone.partnerships)
    said = translator("model", page.lang)
    return " · ".join(
        page.t("{state}: {count}", state=said(state.label), count=states[state])
        for state in PartnershipState
        if states[state]
    )


def _acts(page: PlpPage) -> Json:
    t = page.t
    return {
        "kind": "plp-acts",
        "path": "acts",
        "acts": [
            {"label": t("New partnership"), "icon": "plus", "message": {"do": "plp_new"}},
            {
                "label": t("Take over an Excel register"),
                "icon": "open",
                "message": {"do": "plp_show", "what": "register"},
            },
            *(
                {"label": page.title(key), "kind": "quiet", "go": {"section": key}}
                for key in ("zone", "plan", "campaigns", "texts")
            ),
        ],
    }


def _nothing(page: PlpPage) -> Json:
    t = page.t
    return {
        "kind": "plp-said",
        "path": "nothing",
        "label": t("No partnership yet"),
        "texts": [
            t("Begin one, or take over the register that the zone keeps in Excel."),
            t("First say who the zone is, its officers and mayors: every charter takes them over."),
        ],
        "acts": [{"label": t("The zone"), "go": {"section": "zone"}}],
    }


# The table.


def _register(page: PlpPage, dues: Mapping[str, list[Due]]) -> Json:
    t = page.t
    members = {key: found.now for key, found in page.store.members.figures(page.key).items()}
    rows = [_row(page, one, members, dues) for one in page.dossier.zone.partnerships]
    return {
        "kind": "plp-register",
        "path": "register",
        "label": t("Register of the partnerships"),
        "rows": rows,
        "filters": list(_filters(page)),
        "columns": [
            {"name": "name", "label": t("Partnership")},
            {"name": "state", "label": t("State")},
            {"name": "coordinator", "label": t("Coordinator")},
            {"name": "officer", "label": t("Officer")},
            {"name": "members", "label": t("Members"), "figure": True},
            {"name": "due", "label": t("Falls due")},
        ],
        "words": {
            "search": t("Search"),
            "all": t("All"),
            "shown": t("{shown} of {count} partnerships"),
            "none": t("No partnership fits."),
            "missing": t("missing"),
            "unnamed": t("Partnership without a name"),
        },
    }


def _row(
    page: PlpPage, one: Partnership, members: Mapping[str, int], dues: Mapping[str, list[Due]]
) -> Json:
    said = translator("model", page.lang)
    runs, follows = current_coordinator(one), current_officer(page.dossier.zone, one)
    coordinator = runs.contact.name if runs else ""
    officer = follows.contact.name if follows else ""
    next_one = _first(dues.get(one.id, ()))
    count = _members(one, members)
    kind, state = said(one.kind.label), said(one.state.label)
    return {
        "id": one.id,
        "section": f"{one.id}/{_opens_at(one)}",
        "name": one.name,
        "under": " · ".join(filter(None, (kind, one.municipality))),
        "state_label": state,
        "shape": SHAPES[one.state],
        "tone": SHAPES[one.state],
        "coordinator": coordinator,
        "officer": officer,
        "members": count,
        "due": _due(next_one, page) if next_one else None,
        "sought": " ".join((one.name, one.municipality, coordinator, officer)),
        "keys": {
            "kind": [str(one.kind)],
            "municipality": [one.municipality],
            "state": [str(one.state)],
            "coordinator": ["yes" if coordinator else "no"],
            "officer": [follows.id if follows else ""],
            "due": _when(next_one),
        },
        "order": {
            "name": one.name,
            "state": list(PartnershipState).index(one.state),
            "coordinator": coordinator,
            "officer": officer,
            "members": count,
            "due": next_one.date.isoformat() if next_one else None,
        },
    }


def _opens_at(one: Partnership) -> str:
    """Where the path goes on: the launch until there is a charter, then the letters."""
    if one.state in {PartnershipState.IDEA, PartnershipState.LAUNCHING}:
        return "launch"
    return "letters"


def _members(one: Partnership, members: Mapping[str, int]) -> int | None:
    """Those on the list; without a list, as the charter counted them."""
    if one.id in members:
        return members[one.id]
    held = one.charter.members
    counts = (held.homes, held.independents, held.companies, held.professionals)
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def _when(held: Due | None) -> list[str]:
    if held is None:
        return []
    days = (held.date - today()).days
    return ["late", "soon"] if days < 0 else ["soon"] if days <= _MONTHS else ["later"]


_MONTHS = 92
"""Days that count as soon: three months."""


def _due(held: Due, page: PlpPage) -> Json:
    return {
        "day": day(held.date, page.lang),
        "text": page.title(_section(held.where, "")),
        "late": held.date < today() and not held.reminder,
    }


def _filters(page: PlpPage) -> Iterator[Json]:
    t, zone = page.t, page.dossier.zone
    towns = sorted({one.municipality for one in zone.partnerships if one.municipality})
    yield {"name": "kind", "label": t("Kind"), "options": _terms(PartnershipKind, page)}
    yield {
        "name": "municipality",
        "label": t("Municipality"),
        "options": [{"value": town, "label": town} for town in towns],
    }
    yield {"name": "state", "label": t("State"), "options": _terms(PartnershipState, page)}
    yield {
        "name": "coordinator",
        "label": t("Coordinator"),
        "options": [
            {"value": "yes", "label": t("has one")},
            {"value": "no", "label": t("has none")},
        ],
    }
    yield {
        "name": "officer",
        "label": t("Officer"),
        "options": [{"value": one.id, "label": one.contact.name} for one in zone.officers],
    }
    yield {
        "name": "due",
        "label": t("Falls due"),
        "options": [
            {"value": "late", "label": t("overdue")},
            {"value": "soon", "label": t("within three months")},
            {"value": "later", "label": t("later")},
        ],
    }


def _terms(kind: type[Term], page: PlpPage) -> list[Json]:
    said = translator("model", page.lang)
    return [{"value": str(term), "label": said(term.label)} for term in kind]


# What falls due.


def _dues(page: PlpPage) -> Mapping[str, list[Due]]:
    """By partnership, the first first."""
    found: dict[str, list[Due]] = defaultdict(list)
    ids = [one.id for one in page.dossier.zone.partnerships]
    for held in sorted(due(page.dossier, today()), key=lambda one: one.date):
        key = owner(held.where, ids)
        if key:
            found[key].append(held)
    return found


def owner(where: str, ids: list[str]) -> str:
    """The partnership that a place belongs to, its list by id or by index."""
    if not where.startswith(f"{BASE}["):
        return ""
    key = where.removeprefix(f"{BASE}[").partition("]")[0]
    if key.isdigit() and int(key) < len(ids):
        return ids[int(key)]
    return key if key in ids else ""


def _first(found: Sequence[Due]) -> Due | None:
    """The first duty; where there is none, the first reminder."""
    duties = (held for held in found if not held.reminder)
    return next(duties, None) or next(iter(found), None)


def _soon(page: PlpPage, dues: Mapping[str, list[Due]]) -> Iterator[Json]:
    first = sorted(
        ((held, key) for key, found in dues.items() if (held := _first(found))),
        key=lambda pair: pair[0].date,
    )
    if not first:
        return
    names = {one.id: one.name for one in page.dossier.zone.partnerships}
    yield {
        "kind": "coming",
        "path": "coming",
        "label": page.t("What falls due"),
        "rows": [
            {
                "date": held.date.isoformat(),
                "title": names.get(key) or page.t("Partnership without a name"),
                "text": held.what(page.lang),
                "go": {"section": _section(held.where, key)},
            }
            for held, key in first[:_SOON]
        ],
        "more": page.t("and {count} more", count=len(first) - _SOON) if len(first) > _SOON else "",
        "calendar": page.t("Calendar file (.ics)"),
    }


def _section(where: str, key: str) -> str:
    rest = where.partition("]")[2]
    return section_of(f"{BASE}[{key}]{rest}")


# The trend.


def _years(page: PlpPage) -> Json:
    """Messages by year: those that were logged, else those that evaluations and years say."""
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    for month in page.store.messages.months(page.key):
        counted[month.year].update(hot=month.hot, cold=month.cold)
    if not counted:
        for one in page.dossier.zone.partnerships:
            for year in years_of(one):
                hot, cold = year.hot_messages or 0, year.cold_messages or 0
                counted[year.year].update(hot=hot, cold=cold)
    years = sorted(counted)[-_YEARS:]
    rows = [
        {"year": year, "hot": counted[year]["hot"], "cold": counted[year]["cold"]} for year in years
    ]
    return {
        "kind": "plp-years",
        "path": "years",
        "label": page.t("Messages by year"),
        "years": rows,
        "most": number(max((row["hot"] + row["cold"] for row in rows), default=0), page.lang),
        "words": [page.t("urgent"), page.t("not urgent")],
        "says": _says(rows, page),
    }


def _says(rows: list[Json], page: PlpPage) -> str:
    t = page.t
    if not rows:
        return t("No message has been brought in yet.")
    last = rows[-1]
    said = t(
        "{year}: {hot} urgent messages and {cold} others.",
        year=last["year"],
        hot=number(last["hot"], page.lang),
        cold=number(last["cold"], page.lang),
    )
    if last["year"] == today().year:
        said += " " + t("The year is not over.")
    return said
