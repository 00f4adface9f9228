"""What one browser page works on: the store, who is at work, the open dossier, the dialog.

Knows no widget; ``screen`` says what is shown of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from plpmission.checks import Finding
from plpmission.errors import UnknownItem
from plpmission.i18n import Lang, Translate, translator
from plpmission.model import Dossier
from plpmission.store import Actor, Store
from plpmission_widgets.beside import PREFIX, VIEWS, View
from plpmission_widgets.holding import holding
from plpmission_widgets.page import Page
from plpmission_widgets.presence import Here
from plpmission_widgets.state import LetterState
from plpmission_widgets.views import dialogs

if TYPE_CHECKING:
    from plpmission.export.client import ExportClient

Json = dict[str, Any]
Screen = Literal["start", "home", "letter", "beside"]

INTERFACE: Mapping[Lang, str] = {
    "fr": "Français",
    "nl": "Nederlands",
    "de": "Deutsch",
}
"""The languages of the screens, each by its own name."""


DEFAULT: Lang = "fr"
"""The language at the first start."""


class Desk:
    """Everything that one browser page works on."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.lang: Lang = _known_lang(store)
        self.actor: Actor | None = _known_actor(store)
        self.letter: LetterState | None = None
        self.dialog: Json | None = None if self.actor else dialogs.actor(None)
        self.visited = ""
        """The view that is shown without a dossier, by its id."""
        self.version = 0
        self._page: Page | None = None
        self.asked: dict[str, Json] = {}
        """What the views beside the sections were asked to show: by dossier, or by view."""
        self.here = Here(store)
        self._checked: tuple[Dossier, str, Lang, tuple[Finding, ...]] | None = None

    @property
    def who(self) -> Actor:
        """Who is at work; nobody in particular until that is declared."""
        return self.actor or Actor("")

    @property
    def screen(self) -> Screen:
        """Which screen is shown."""
        if self.letter:
            return "letter"
        return "beside" if self.visited else "home"

    def t(self, sentence: str, /, **parameters: object) -> str:
        """A sentence in the reader's language."""
        return translator("app", self.lang)(sentence, **parameters)

    def open(self, dossier: str, section: str = "", item: str | None = None) -> None:
        """Open a dossier, at a section where one is named.

        Raises:
            UnknownDossier: the store has none of that id.
        """
        letter = LetterState(self.store, dossier, self.who)
        if section:
            letter.go(section, item)
        self.leave()
        self.visited = ""
        self.letter = letter
        self.remember()

    def leave(self) -> None:
        """Close the open dossier: what was saved becomes a revision."""
        if self.letter:
            self.remember()
            self.letter.pause()
            self.letter = None
            self.here.leave()

    def look_around(self) -> bool:
        """Say that this page is here, and see who else is; whether that changed."""
        here = self.letter
        return here is not None and self.here.look(here.id, here.section, self.who)

    def translator(self, domain: str) -> Translate:
        """What puts the sentences of a catalogue into the reader's language."""
        return translator(domain, self.lang)

    def remember(self) -> None:
        """Keep where one is, for the home screen."""
        if here := self.letter:
            section = "" if here.section.startswith(PREFIX) else here.section
            place = {"dossier": here.id, "section": section, "item": here.item}
            self.store.settings.set("last", place)

    def visit(self, view: str) -> None:
        """Turn to a view that needs no dossier; an open letter stays open beside it.

        Raises:
            UnknownItem: there is no such view.
        """
        found = VIEWS.get(view)
        if found is None or not self._offers(found):
            raise UnknownItem("Nothing has the id “{item}”: it may have been removed.", item=view)
        if self.letter:
            self.letter.go(view)
        else:
            self.visited = view

    def _offers(self, view: View) -> bool:
        if self.letter is None:
            return view.at_home
        return view.in_letter and self.letter.dossier.holds in view.holds

    def declare(self, actor: Actor) -> None:
        """Take note of who is at work."""
        self.store.settings.set("actor", {"name": actor.name, "role": actor.role})
        self.actor = actor
        if self.letter:
            self.letter.actor = actor

    def speak(self, lang: Lang) -> None:
        """Switch the language of the screens."""
        self.store.settings.set("lang", lang)
        self.lang = lang

    @cached_property
    def exporter(self) -> ExportClient:
        """The way to the worker that makes documents; asked for at the first export."""
        from plpmission.export.client import ExportClient

        return ExportClient()

    def page(self) -> Page:
        """What is drawn of the open dossier."""
        made = holding(self.open_letter.dossier).page(self)
        if self._page is None or not self._page.stands_for(made):
            self._page = made
        return self._page

    @property
    def open_letter(self) -> LetterState:
        """The open dossier; only asked for while one is open."""
        assert self.letter is not None  # noqa: S101 - said above
        return self.letter

    def findings(self) -> tuple[Finding, ...]:
        """What the checks say of the open dossier as it is now."""
        if not self.letter:
            return ()
        dossier, answers = self.letter.dossier, holding(self.letter.dossier)
        about = answers.checked(dossier, self.letter.section)
        known = self._checked
        if not known or known[0] is not dossier or known[1:3] != (about, self.lang):
            known = self._checked = (dossier, about, self.lang, answers.findings(self))
        return known[3]


def _known_lang(store: Store) -> Lang:
    lang = store.settings.get("lang")
    return lang if lang in INTERFACE else DEFAULT


def _known_actor(store: Store) -> Actor | None:
    known = store.settings.get("actor")
    return Actor(known["name"], known.get("role", "")) if known else None
