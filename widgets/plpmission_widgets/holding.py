"""What a dossier holds decides what its panes show: a mandate's letter, or a zone's partnerships.

Each answers the same few questions in a module of its own, loaded when such a dossier is opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from plpmission.i18n import Lang
from plpmission.model import Dossier

if TYPE_CHECKING:
    from plpmission.checks import Finding
    from plpmission_widgets.desk import Desk
    from plpmission_widgets.page import Page

Json = dict[str, Any]

_MODULES: Mapping[str, str] = {
    "mandate": "plpmission_widgets.views.mandate",
    "partnerships": "plpmission_widgets.views.partnerships",
}


class Holding(Protocol):
    """What the frame asks of a kind of dossier."""

    def sections(self, dossier: Dossier) -> list[str]:
        """The ids of all sections, in reading order; a dossier opens at the first."""

    def section_of(self, path: str) -> str:
        """The section that a place belongs to; empty where it belongs to none."""

    def summary(self, dossier: Dossier) -> Mapping[str, Any]:
        """What the list of dossiers says of it, worked out at each save."""

    def heading(self, dossier: Dossier, section: str, lang: Lang) -> Json:
        """The bar's title and what stands under it; what else the bar offers."""

    def label(self, dossier: Dossier, section: str, lang: Lang) -> str:
        """What a section is called, with its number.

        Raises:
            KeyError: there is no such section.
        """

    def page(self, desk: Desk) -> Page:
        """What is drawn, looked up once."""

    def bare(self, dossier: Dossier, lang: Lang) -> Page:
        """A state of a dossier, open nowhere: what its places are called."""

    def checked(self, dossier: Dossier, section: str) -> str:
        """What the checks look at from a section: the whole, or one of what it holds."""

    def findings(self, desk: Desk) -> tuple[Finding, ...]:
        """What the checks say of what is open."""

    def outline(self, desk: Desk) -> Json:
        """The left pane."""

    def section(self, desk: Desk) -> Json:
        """The middle pane."""

    def aside(self, desk: Desk) -> Json | None:
        """The right pane; None where there is nothing to help with."""

    def documents(self, desk: Desk) -> list[Json]:
        """The documents that can be made of what is open; the first is the one looked at."""

    def subject(self, desk: Desk, document: str) -> tuple[str, str]:
        """The item that a document is about, or nothing; what its file is called after."""

    def remarks(self, desk: Desk) -> Json:
        """The dialog of all that is to be said of what is open."""

    def export_dialog(self, desk: Desk) -> Json:
        """Which document, in which formats, and what to look at first."""


@cache
def holding_of(kind: str) -> Holding:
    """The answers for a kind of dossier, by its ``holds``."""
    found: Holding = import_module(_MODULES[kind])
    return found


def holding(dossier: Dossier) -> Holding:
    """The answers for a dossier."""
    return holding_of(dossier.holds)
