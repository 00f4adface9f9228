"""Which of the outline's prompts a section touches, by its typed content or by its words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cache, partial
from typing import Any

from plpmission.checks.folding import words
from plpmission.checks.reading import Passage, Reading
from plpmission.checks.remembered import Remembered
from plpmission.i18n import Lang, as_lang
from plpmission.model import Dossier
from plpmission.outline import keywords, outline
from plpmission.outline.contents import filled

ANSWERED_BY: Mapping[str, tuple[str, ...]] = {
    "holder-name": ("letter.holder.name",),
    "holder-rank": ("letter.holder.rank",),
    "holder-birth-date": ("letter.holder.birth_date",),
    "mandate-title": ("letter.mandate.title",),
    "mandate-category": ("letter.mandate.category",),
    "start-date": ("letter.mandate.start",),
    "start-occasion": ("letter.mandate.start_basis",),
    "career": ("letter.career",),
    "acts": ("letter.legal",),
    "entity-description": ("letter.entity.name", "letter.entity.municipalities"),
    "accountable-to": ("letter.bodies",),
    "financing": ("letter.budget",),
    "structure-as-is": ("letter.organisation.as_is",),
    "mission": ("letter.purpose.mission",),
    "vision": ("letter.purpose.vision",),
    "values": ("letter.purpose.values",),
    "culture-principles": ("letter.culture",),
    "own-commitments": ("letter.commitments",),
    "recent-analysis": ("letter.analysis.swot", "letter.analysis.others"),
    "stakeholder-expectations": ("letter.analysis.expectations",),
    "priorities": ("letter.objectives",),
    "whose-expectations": ("letter.objectives[].stakeholders",),
    "plan-conformity": ("letter.objectives[].follows",),
    "smart-wording": ("letter.objectives[].deadline",),
    "commitment-kind": ("letter.objectives[].kind",),
    "baseline-measures": ("indicators[].baseline.value",),
    "plans-in-place": ("letter.plans",),
    "organisation-form": ("letter.organisation.to_be",),
    "structure-changes": ("letter.structure_changes",),
    "results-evaluated": ("letter.procedure.evaluation",),
    "objectives-adjusted": ("letter.procedure.adjustment",),
    "authority-coordination": ("letter.procedure.coordination", "letter.procedure.moments"),
    "legal-tasks": ("letter.tasks",),
    "process-initiatives": ("letter.processes[].initiative",),
    "knowledge-accessible": ("letter.processes[].knowledge",),
    "performance-followed": ("letter.controls",),
    "indicators-defined": ("indicators",),
    "establishment-evolution": ("letter.staff",),
    "staff-policy": ("letter.people.initiatives",),
    "staff-financial-impact": ("letter.people.impact",),
    "staffing-table-procedure": ("letter.people.procedure",),
    "means-evolution": ("letter.means",),
    "means-intentions": ("letter.resources.initiatives",),
    "means-financial-impact": ("letter.resources.impact",),
    "budget-procedure": ("letter.resources.procedure",),
    "cooperation": ("letter.partners",),
    "cooperation-changes": ("letter.partners[].change",),
    "protocols": ("letter.protocols",),
    "audience": ("letter.communication[].audience",),
    "channel": ("letter.communication[].channel",),
    "frequency": ("letter.communication[].rhythm",),
    "summary": ("letter.sections[conclusion].text",),
}
"""The fields that answer a prompt once something stands there; ``[]`` is any element of a list."""

CHOSEN_IN: Mapping[str, tuple[str, ...]] = {
    "context": ("letter.context[].element",),
    "people": ("letter.people.initiatives[].theme",),
    "resources": ("letter.resources.initiatives[].theme",),
}
"""The fields that name one of the section's elements by its id."""


def touched_prompts(dossier: Dossier, section: str, lang: str | None = None) -> frozenset[str]:
    """The ids of a section's prompts that its typed content or its words touch.

    ``lang`` is the language that the letter is written in: the dossier's own, if not given. A
    section left out, or one of the writer's own, touches none.
    """
    return touched(Reading(dossier, section), section, as_lang(lang or dossier.lang))


def touched(reading: Reading, section: str, lang: Lang) -> frozenset[str]:
    """As ``touched_prompts``, for a dossier that is being read."""
    if section in reading.left_out or section not in _section_ids():
        return frozenset()
    dossier = reading.dossier
    prompts = [prompt.id for prompt in outline().section(section).prompts]
    answered = {prompt for prompt in prompts if _answered(dossier, ANSWERED_BY.get(prompt, ()))}
    for path in CHOSEN_IN.get(section, ()):
        answered.update(value for value in _values(dossier, path) if value in prompts)
    passages = reading.texts(section)
    said = _spoken.get(section, (passages, lang), partial(_said, section, passages, lang))
    return said.union(answered)


def _section_ids() -> frozenset[str]:
    return frozenset(section.id for section in outline().sections)


def _answered(dossier: Dossier, paths: Iterable[str]) -> bool:
    return any(filled(value) for path in paths for value in _values(dossier, path))


def _values(dossier: Dossier, path: str) -> Iterable[Any]:
    """What stands at a path, for each element of its list where it has one."""
    listed, _, field = path.partition("[].")
    if not field:
        return (dossier.value(path),)
    return (_inside(element, field) for element in dossier.value(listed))


def _inside(part: Any, field: str) -> Any:
    for name in field.split("."):
        part = getattr(part, name)
    return part


_spoken: Remembered[frozenset[str]] = Remembered()


def _said(section: str, passages: Iterable[Passage], lang: Lang) -> frozenset[str]:
    """The prompts of a section of which the texts hold a keyword."""
    spoken = _Vocabulary(passage.text for passage in passages)
    stems = keywords(lang)
    prompts = outline().section(section).prompts
    return frozenset(
        prompt.id for prompt in prompts if any(map(spoken.holds, stems.get(prompt.id, ())))
    )


class _Vocabulary:
    """The words of some texts, sorted, so that the beginnings of words are found at once."""

    def __init__(self, texts: Iterable[str]) -> None:
        spoken = [words(text) for text in texts]
        self._sorted = sorted({word for said in spoken for word in said})
        self._rows = "\n".join(" ".join(said) for said in spoken)

    def holds(self, stem: str) -> bool:
        """Whether a word begins like the stem, or words in a row like those of the stem."""
        beginnings = stem.split()
        if not all(map(self._has, beginnings)):
            return False
        return len(beginnings) == 1 or bool(_in_a_row(stem).search(self._rows))

    def _has(self, beginning: str) -> bool:
        at = bisect_left(self._sorted, beginning)
        return at < len(self._sorted) and self._sorted[at].startswith(beginning)


@cache
def _in_a_row(stem: str) -> re.Pattern[str]:
    # Short words stand as they are: « ne le » is not « neuf les ».
    row = (word if len(word) < 4 else word + r"[^ \n]*" for word in stem.split())
    return re.compile(r"(?m)(?:^| )" + " ".join(row) + r"(?: |$)")
