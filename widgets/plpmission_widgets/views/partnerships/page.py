"""What is drawn of a zone's partnerships; each thing looked up once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any

from plpmission import partners
from plpmission.errors import UnknownItem
from plpmission.i18n import Translate, day, translator
from plpmission.model import Dossier
from plpmission.model.charter import Charter, InternalRules
from plpmission.model.partnership import Partnership
from plpmission.outline.charter import CRITERIA, CharterTexts, charter_texts
from plpmission.outline.contents import State
from plpmission.outline.register import register_section
from plpmission.partners import Ticked
from plpmission.store import Store
from plpmission_widgets.forms.partnerships import BASE, FORMS, ZONE_FORMS
from plpmission_widgets.names import Name
from plpmission_widgets.page import Page

DOMAIN = "partnerships"
OVERVIEW = "overview"
"""The section of all partnerships."""
CRITERION_IDS = tuple(one.id for one in CRITERIA)


def sections(dossier: Dossier) -> list[str]:
    """The ids of all sections: of the zone, then of each partnership."""
    mine = (f"{one.id}/{key}" for one in dossier.zone.partnerships for key in FORMS)
    return [OVERVIEW, *ZONE_FORMS, *mine]


def section_of(path: str) -> str:
    """The section that a place belongs to."""
    return "zone" if path in {"title", "lang"} else register_section(path)


def today() -> dt.date:
    """The day that it is here."""
    return dt.datetime.now().astimezone().date()


@dataclass(frozen=True, kw_only=True)
class RegisterPage(Page):
    """A register, open nowhere: what its places are called."""

    @cached_property
    def t(self) -> Translate:
        """The function that puts sentences into the reader's language; those of the app too."""
        own, english = translator(DOMAIN, self.lang), translator(DOMAIN, "en")
        app = translator("app", self.lang)

        def said(sentence: str, /, **parameters: object) -> str:
            found = own(sentence, **parameters)
            known = found != english(sentence, **parameters)
            return found if known else app(sentence, **parameters)

        return said


@dataclass(frozen=True, kw_only=True)
class PlpPage(RegisterPage):
    """A register as one page shows it: all of it, or one partnership at a section."""

    key: str = ""
    """The dossier's id in the store."""
    store: Store
    asked: Mapping[str, Any] = field(default_factory=dict)
    """What was asked for beside the dossier: a file on its way in, by what it is for."""

    @cached_property
    def here(self) -> Partnership | None:
        """The partnership in view."""
        wanted = self.section.partition("/")[0]
        return next((one for one in self.dossier.zone.partnerships if one.id == wanted), None)

    @property
    def open(self) -> Partnership:
        """The partnership in view, where a section of one is."""
        if self.here is None:
            raise UnknownItem("Nothing has the id “{item}”: it may have been removed.", item="")
        return self.here

    @property
    def part(self) -> str:
        """Which section of the partnership, or of the zone."""
        return self.section.rpartition("/")[2]

    @property
    def base(self) -> str:
        """The path of the partnership in view."""
        return f"{BASE}[{self.open.id}]."

    @cached_property
    def charter(self) -> CharterTexts:
        """The charter's words in the reader's language."""
        return charter_texts(self.lang)

    @cached_property
    def inherited(self) -> Charter:
        """The charter in view, with what it takes from the zone and the register."""
        return partners.inherited(self.dossier.zone, self.open)

    @cached_property
    def inherited_rules(self) -> InternalRules:
        """The internal rules in view, with what they take from the zone."""
        return partners.inherited_rules(self.dossier.zone, self.open)

    @cached_property
    def ticks(self) -> tuple[Ticked, ...]:
        """The check list of the charter in view."""
        return partners.checklist(self.dossier.zone, self.open)

    @cached_property
    def states(self) -> Mapping[str, State]:
        """Where the cover and each criterion in view stand."""
        if self.here is None:
            return {}
        return dict(partners.state_of(self.dossier.zone, self.here))

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The number of each criterion in view, by its section."""
        if self.here is None:
            return {OVERVIEW: "", **dict.fromkeys(ZONE_FORMS, "")}
        numbers = {one.id: one.number for one in CRITERIA}
        return {f"{self.here.id}/{key}": numbers.get(key, "") for key in FORMS}

    @cached_property
    def names(self) -> Mapping[str, Name]:
        """What one may refer to, by id."""
        return {name.id: name for name in _names(self)}

    def decides(self, path: str) -> object:
        """What a choice holds; where it holds nothing, what it takes from the zone."""
        held = self.dossier.value(path)
        if held is not None or self.here is None:
            return held
        part, _, place = path.removeprefix(self.base).partition(".")
        taken = {"charter": self.inherited, "rules": self.inherited_rules}.get(part)
        return attrgetter(place)(taken) if taken is not None else held

    def title(self, section: str) -> str:
        """A section's short title."""
        part = section.rpartition("/")[2]
        if part in self.charter.criteria:
            return self.charter.criteria[part].short_title
        return titles(self.t)[part]

    def label(self, section: str) -> str:
        """A section's number and short title."""
        return f"{self.numbers.get(section, '')} {self.title(section)}".strip()


def titles(t: Translate) -> Mapping[str, str]:
    """What the sections beside the criteria are called."""
    return {
        "overview": t("All partnerships"),
        "zone": t("The zone"),
        "plan": t("Communication plan of the zone"),
        "texts": t("Passages for PZS and letter"),
        "campaigns": t("Evaluation campaigns"),
        "launch": t("Launch"),
        "rules": t("Internal rules"),
        "people": t("People and meetings"),
        "evaluation": t("Evaluation"),
        "measures": t("Measures and end"),
        "letters": t("Submission and letters"),
    }


def _names(page: PlpPage) -> Iterator[Name]:
    t, zone = page.t, page.dossier.zone
    yield from (_name(one.id, one.contact.name, t("Officers")) for one in zone.officers)
    yield from (_name(one.id, one.title, t("Campaigns")) for one in zone.campaigns)
    if page.here is None:
        yield from (_name(one.id, one.name, t("Partnerships")) for one in zone.partnerships)
    else:
        yield from _names_of(page.here, page)


def _names_of(here: Partnership, page: PlpPage) -> Iterator[Name]:
    t, said = page.t, translator("model", page.lang)
    yield from (_name(one.id, one.contact.name, t("Coordinators")) for one in here.coordinators)
    for held in here.evaluations:
        name = _span(held.start, held.end, page) or t("Evaluation without dates")
        yield _name(held.id, name, t("Evaluations"))
        yield from (_name(series.id, series.title, t("Figures")) for series in held.series)
    for measure in here.measures:
        name = f"{said(measure.step.label)} · {said(measure.towards.label)}"
        yield _name(measure.id, name, t("Measures"))
    for version in here.versions:
        name = day(version.on, page.lang) if version.on else t("without a date")
        yield _name(version.id, name, t("Charters"))


def _name(item: str, name: str, group: str) -> Name:
    return Name(id=item, code="", name=name, group=group)


def _span(start: dt.date | None, end: dt.date | None, page: PlpPage) -> str:
    return "–".join(day(date, page.lang) for date in (start, end) if date)
