"""What the papers of partnerships need to speak: the partnership chosen, and words of their own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from plpmission.i18n import Lang, translator
from plpmission.model.charter import Charter, InternalRules
from plpmission.model.partnership import Partnership
from plpmission.model.terms import PartnershipKind, Term
from plpmission.model.zone import Zone
from plpmission.outline.charter import CharterTexts, charter_texts
from plpmission.partners import inherited, inherited_rules
from plpmission.render.blocks import Block, ListBlock, Paragraph, Run
from plpmission.render.compose import bold
from plpmission.render.labels import Label
from plpmission.render.scope import Said, Scope
from plpmission.render.typography import typeset

BLANK = "_" * 16
"""A line to write on."""


@cache
def texts(lang: Lang) -> Mapping[str, Any]:
    """The papers' longer texts in a language."""
    path = Path(__file__).with_name("texts") / f"{lang}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _fixed(lang: Lang, sentence: str) -> Said:
    return Said(typeset(translator("papers", lang)(sentence), lang))


@dataclass(frozen=True, kw_only=True)
class PaperScope(Scope):
    """A register being put into words; with one partnership, that one is spoken of."""

    def say(self, sentence: str, /, **parameters: object) -> str:
        """An English sentence of the papers in the document's language, well set."""
        if not parameters:
            return _fixed(self.lang, sentence)
        said = translator("papers", self.lang)(sentence, **parameters)
        return Said(typeset(said.strip(), self.lang))

    @cached_property
    def labels(self) -> Mapping[str, Label]:
        """None: what a register's texts refer to has no number in a paper, and leaves its words."""
        return {}

    @property
    def zone(self) -> Zone:
        return self.dossier.zone

    @property
    def partnership(self) -> Partnership:
        return self.zone.partnerships[0]

    @cached_property
    def charter(self) -> Charter:
        """The charter as it reads, with all that it inherits."""
        return inherited(self.zone, self.partnership)

    @cached_property
    def rules(self) -> InternalRules:
        return inherited_rules(self.zone, self.partnership)

    @cached_property
    def words(self) -> CharterTexts:
        return charter_texts(self.lang)

    @property
    def texts(self) -> Mapping[str, Any]:
        return texts(self.lang)

    @cached_property
    def name(self) -> str:
        """The partnership's name as its cover says it."""
        return self.set(self.charter.cover.name) or self.say("Partnership without a name")

    @cached_property
    def called(self) -> str:
        """What a partnership of this kind is called, such as “PLP of independents”."""
        held = self.partnership
        if held.kind is PartnershipKind.SECTOR and held.sector.strip():
            return self.say("Local prevention partnership · {sector}", sector=held.sector.strip())
        return self.say(_CALLED[held.kind])

    @cached_property
    def known(self) -> Mapping[str, str]:
        """What fills the longer texts; a line to write on where it is not known."""
        cover, hot = self.charter.cover, self.charter.hot
        found = {
            "name": self.name,
            "zone": self.set(bare_zone(cover.zone)),
            "municipality": self.set(cover.municipality),
            "coordinator": self.set(self.charter.coordinator.name),
            "officer": self.set(self.charter.officer.name),
            "officer_phone": self.set(self.charter.officer.phone),
            "officer_email": self.set(self.charter.officer.email),
            "mayor": self.set(self.charter.mayor.name),
            "chief": self.set(self.zone.chief),
            "platform": self.set(hot.platform),
            "number": self.set(self.charter.to_police.urgent_number),
        }
        return {key: said or BLANK for key, said in found.items()}

    def own_text(self, sentence: str, **more: object) -> Said:
        """A sentence of the longer texts, filled in and well set."""
        return self.own(sentence.strip().replace("\n", " ").format_map({**self.known, **more}))

    def paragraph(self, sentence: str, **more: object) -> Paragraph:
        return Paragraph(runs=(Run(text=self.own_text(sentence, **more)),))

    def joined(self, values: Iterable[Term]) -> str:
        """Values of a closed list in one line; those after the first begin small where words do."""
        first, *rest = [self.term(value) for value in values] or [""]
        return Said(", ".join([first, *(self._small(said) for said in rest)]))

    def _small(self, said: str) -> str:
        noun = self.lang == "de" or said[1:2].isupper()
        return said if noun else said[:1].lower() + said[1:]

    def terms(self, values: Iterable[Term]) -> ListBlock | None:
        """Values of a closed list as a list; None where there are none."""
        return self.listed(self.term(value) for value in values)

    def listed(self, sentences: Iterable[str], *, ordered: bool = False) -> ListBlock | None:
        """Sentences, well set already, as a list; None where there are none."""
        entries = tuple((Paragraph(runs=(Run(text=said),)),) for said in sentences)
        return ListBlock(entries=entries, ordered=ordered) if entries else None

    def instead(self, said: str) -> Paragraph:
        """What stands in the place of something that is not filled in."""
        return Paragraph(runs=(Run(text=said),), style="empty")

    def headed(self, label: str, text: str) -> Paragraph:
        """A paragraph that begins with a word in bold."""
        head = bold((Run(text=f"{label} "),))
        return Paragraph(runs=(*head, *self.runs(text)))


_ZONE = re.compile(
    r"^(zone de police|politiezone|polizeizone|police zone|zp|pz)(\s+d[ue]s?\b|\s*:)?\s+(?=\S)",
    re.I,
)
_CALLED = {
    PartnershipKind.RESIDENTS: "Local prevention partnership of residents",
    PartnershipKind.INDEPENDENTS: "Local prevention partnership of independents",
    PartnershipKind.SECTOR: "Local prevention partnership of a sector",
}


def bare_zone(name: str) -> str:
    """A police zone's name without the words “police zone”, which stand before it already."""
    return _ZONE.sub("", name.strip()) or name.strip()


def filled(*found: Block | None) -> list[Block]:
    """Blocks without those that are not there."""
    return [block for block in found if block is not None]
