"""What an app shows beside the letter's sections: a map, the versions, what was done when.

Each view is a list of fields, drawn as a section's are. It is loaded when it is first looked at,
so that a letter opens as light as before. One entry in ``_ALL`` puts a view into the outline, and
with ``home`` on the home screen too.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from plpmission.i18n import Lang, translator

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

Json = dict[str, Any]

PREFIX = "view-"
"""What the id of a view begins with; no section's does."""


@dataclass(frozen=True, kw_only=True)
class View:
    """One view: its texts are sentences of the catalogue ``domain``."""

    id: str
    title: str
    about: str
    """What it is for, in a sentence under its title."""
    domain: str
    module: str
    """The module whose ``fields(desk)`` gives what is drawn."""
    in_letter: bool = True
    """Listed under the sections of an open letter."""
    at_home: bool = False
    """Listed on the home screen, and drawn without a dossier."""
    wide: bool = False
    """Drawn over the whole width, without the outline beside it."""
    tab: str = "letter"
    """The part of the app, as the bar calls them, that it belongs to: see ``views.bar``."""

    holds: tuple[str, ...] = ("mandate",)
    """The kinds of dossier in which it is listed."""
    at_hand: bool = True
    """Always listed; else only where ``listed`` is told that there is something to see."""

    def fields(self, desk: Desk) -> list[Json]:
        """What is drawn, as a section's fields are."""
        drawn: list[Json] = import_module(self.module).fields(desk)
        return drawn


_ALL: tuple[View, ...] = (
    View(
        id="view-life",
        title="Life of the letter",
        about="From draft to closed: what was decided, what can be done now, what falls due.",
        domain="life",
        module="plpmission_widgets.views.life",
    ),
    View(
        id="view-verify",
        title="Check a file",
        about="Is it intact, who signed it, which version does it show?",
        domain="life",
        module="plpmission_widgets.views.verify",
        in_letter=False,
        at_home=True,
    ),
    View(
        id="view-map",
        title="Strategic map",
        about="From the mission to what judges each objective: choose one to open it.",
        domain="builder",
        module="plpmission_widgets.views.map",
    ),
    View(
        id="view-plans",
        title="The plans on the calendar",
        about="Drag a bar, or type a date: the letter follows.",
        domain="builder",
        module="plpmission_widgets.views.gantt",
    ),
    View(
        id="view-ledger",
        title="Ledger of means",
        about="What each objective needs, what was promised and granted, year by year.",
        domain="builder",
        module="plpmission_widgets.views.ledger",
    ),
    View(
        id="view-trends",
        title="Trends",
        about="Each indicator’s course: is its latest change a signal, or the usual noise?",
        domain="trends",
        module="plpmission_widgets.views.trends",
    ),
    View(
        id="view-report",
        title="Activity report",
        about="Written by the letter’s objectives: what came of each, what it took, what shows it.",
        domain="reports",
        module="plpmission_widgets.views.reports",
        wide=True,
        tab="reports",
    ),
    View(
        id="view-evaluation",
        title="Evaluation report",
        about="The commission’s judgement of each objective, by its kind of commitment, and its "
        "ground.",
        domain="reports",
        module="plpmission_widgets.views.evaluation",
        wide=True,
        tab="reports",
    ),
    View(
        id="view-match",
        title="A report written elsewhere",
        about="Its passages are put beside the objectives that they seem to speak of; you confirm "
        "or correct each.",
        domain="reports",
        module="plpmission_widgets.views.matching",
        wide=True,
        tab="reports",
    ),
    View(
        id="view-compare",
        title="Promised, done, judged",
        about="The letter and both reports side by side: what was missed, and why.",
        domain="compared",
        module="plpmission_widgets.views.compare",
        wide=True,
        tab="compare",
    ),
    View(
        id="view-hearing",
        title="Hearing sheet",
        about="Notes of one’s own become questions; after the hearing, the judgement.",
        domain="compared",
        module="plpmission_widgets.views.hearing",
        wide=True,
        tab="compare",
    ),
    View(
        id="view-many",
        title="Across dossiers",
        about="Many letters and their reports in one table: what was reached, what is covered, "
        "what resembles.",
        domain="reports",
        module="plpmission_widgets.views.many",
        in_letter=False,
        at_home=True,
        wide=True,
        tab="compare",
    ),
    View(
        id="view-partnerships",
        title="Local prevention partnerships",
        about="The registers of zones, which outlive mandates; a letter takes over from them.",
        domain="partnerships",
        module="plpmission_widgets.views.partnerships.registers",
        at_home=True,
        wide=True,
        tab="partnerships",
    ),
    View(
        id="view-history",
        title="History and versions",
        about="Who changed what and when; compare versions, name one, take an old one up again.",
        domain="history",
        module="plpmission_widgets.views.history",
        holds=("mandate", "partnerships"),
    ),
    View(
        id="view-comments",
        title="Comments",
        about="What was remarked on the letter, by whom, and whether it is dealt with.",
        domain="history",
        module="plpmission_widgets.views.comments",
        holds=("mandate", "partnerships"),
    ),
    View(
        id="view-audit",
        title="Who did what",
        about="Every action with who, when and what it changed. Nothing here can be altered.",
        domain="history",
        module="plpmission_widgets.views.audit",
        at_home=True,
        holds=("mandate", "partnerships"),
    ),
    View(
        id="view-intake",
        title="Bring in a document",
        about="Each passage goes to a section: accept what is right, move what is not. "
        "Nothing is thrown away.",
        domain="intake",
        module="plpmission_widgets.views.intake",
        in_letter=False,
        at_home=True,
        wide=True,
        at_hand=False,
    ),
    View(
        id="view-source",
        title="Where it comes from",
        about="The documents that this dossier was made from, every word of them, and where each "
        "passage went.",
        domain="intake",
        module="plpmission_widgets.views.source",
        holds=("mandate", "partnerships"),
        wide=True,
        at_hand=False,
    ),
    View(
        id="view-returned",
        title="Word file that came back",
        about="What others changed or remarked in it, to take over or not.",
        domain="intake",
        module="plpmission_widgets.views.returned",
        wide=True,
        at_hand=False,
    ),
)

VIEWS: Mapping[str, View] = {view.id: view for view in _ALL}
"""By its id."""


def at_home(lang: Lang) -> list[Json]:
    """The views that one can go to without a dossier."""
    return [_link(view, lang) for view in VIEWS.values() if view.at_home and view.at_hand]


def listed(
    lang: Lang,
    *,
    current: str = "",
    tab: str = "letter",
    holds: str = "mandate",
    also: Collection[str] = (),
) -> list[Json]:
    """The views of a part of an open dossier that one can go to from here.

    ``also`` are those not always at hand in which there is something to see now.
    """
    return [
        {**_link(view, lang), "current": view.id == current}
        for view in VIEWS.values()
        if view.in_letter and holds in view.holds and view.tab == tab
        if view.at_hand or view.id in {*also, current}
    ]


def _link(view: View, lang: Lang) -> Json:
    label = translator(view.domain, lang)(view.title)
    return {"id": view.id, "label": label, "current": False}


def section(view: View, desk: Desk) -> Json:
    """A view as the middle pane shows it."""
    t = translator(view.domain, desk.lang)
    return {
        "id": view.id,
        "number": "",
        "title": t(view.title),
        "over": "",
        "about": t(view.about),
        "beside": True,
        "wide": view.wide,
        "siblings": _siblings(view, desk),
        "fields": view.fields(desk),
        "facts": [],
        "refs": [],
        "item": None,
        "prev": None,
        "next": None,
    }


def _siblings(view: View, desk: Desk) -> list[Json]:
    """The views of the same part of the app, where there are others; the letter's are in a menu."""
    if view.tab == "letter" or not desk.letter:
        return []
    found = listed(desk.lang, current=view.id, tab=view.tab)
    return found if len(found) > 1 else []
