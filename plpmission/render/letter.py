"""The mission letter: every section in the model's order, each made by a function of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plpmission.model import AddedSection
from plpmission.model.sections import SectionId
from plpmission.outline import Group, Part, SectionSpec, outline
from plpmission.render.blocks import Block, Contents, Heading, PageBreak, Paragraph, Run
from plpmission.render.cover import cover
from plpmission.render.labels import numbers
from plpmission.render.letter_analysis import analysis
from plpmission.render.letter_entity import context, entity, governance, organisation
from plpmission.render.letter_leadership import culture, mission_values, own_functioning
from plpmission.render.letter_mandate import (
    curriculum,
    identification,
    legal_framework,
    mandate,
    start,
)
from plpmission.render.letter_means import people, resources
from plpmission.render.letter_objectives import objectives
from plpmission.render.letter_partners import communication, partners
from plpmission.render.letter_plans import plans
from plpmission.render.letter_processes import core_tasks, management_control, work_processes
from plpmission.render.letter_structure import amendment_procedure, structure
from plpmission.render.prose import rich
from plpmission.render.remarks import Remark, remark
from plpmission.render.scope import Scope

if TYPE_CHECKING:
    from plpmission.checks import Finding


@dataclass(frozen=True)
class Section:
    """What makes a section's typed content; its rich text stands before, or after bare facts."""

    id: SectionId
    make: Callable[[Scope], Iterable[Block]]
    text_last: bool = False


def conclusion(_: Scope) -> Iterable[Block]:
    """4: text alone."""
    return ()


SECTIONS: tuple[Section, ...] = (
    Section("identification", identification, text_last=True),
    Section("mandate", mandate, text_last=True),
    Section("start", start, text_last=True),
    Section("curriculum", curriculum),
    Section("legal-framework", legal_framework),
    Section("entity", entity),
    Section("governance", governance),
    Section("context", context),
    Section("organisation", organisation),
    Section("mission-values", mission_values),
    Section("culture", culture),
    Section("own-functioning", own_functioning),
    Section("analysis", analysis),
    Section("objectives", objectives),
    Section("plans", plans),
    Section("structure", structure),
    Section("amendment-procedure", amendment_procedure),
    Section("core-tasks", core_tasks),
    Section("work-processes", work_processes),
    Section("management-control", management_control),
    Section("people", people),
    Section("resources", resources),
    Section("partners", partners),
    Section("communication", communication),
    Section("conclusion", conclusion),
)
_BY_ID: Mapping[str, Section] = {section.id: section for section in SECTIONS}


def letter(
    scope: Scope, findings: Iterable[Finding] = (), comments: Iterable[Remark] = ()
) -> Iterator[Block]:
    """All blocks of the letter; in a draft also what is missing, left out or remarked upon."""
    return _Letter(scope, findings, comments).blocks()


class _Letter:
    """The letter while it is put together."""

    def __init__(
        self, scope: Scope, findings: Iterable[Finding], comments: Iterable[Remark]
    ) -> None:
        self.scope = scope
        self.numbers = numbers(scope.letter)
        self.remarks: dict[str, list[Finding]] = {}
        for finding in findings if scope.draft else ():
            self.remarks.setdefault(finding.section, []).append(finding)
        self.comments: dict[str, list[Remark]] = {}
        for comment in comments if scope.draft else ():
            self.comments.setdefault(comment.section, []).append(comment)

    def blocks(self) -> Iterator[Block]:
        yield cover(self.scope)
        yield PageBreak()
        yield Contents(title=self.scope.say("Contents"))
        yield PageBreak()
        everywhere = (self.remarks.keys() | self.comments.keys()) - self.numbers.keys()
        for section in sorted(everywhere):
            yield from self.findings(section)
        for node in outline().tree:
            yield from self.node(node, 1)

    def node(self, node: Part | Group | SectionSpec, level: int) -> list[Block]:
        """A heading with what stands under it; nothing where nothing does."""
        if isinstance(node, SectionSpec):
            return [*self.section(node, level), *self.added(node.id, level)]
        below = [block for child in node.children for block in self.node(child, level + 1)]
        return [self.heading(node.id, level), *below] if below else []

    def heading(self, key: str, level: int) -> Heading:
        title = self.scope.own(self.scope.outline.heading(key).title)
        return Heading(level=level, text=title, number=self.numbers[key], anchor=key, section=key)

    def section(self, spec: SectionSpec, level: int) -> list[Block]:
        made = _BY_ID[spec.id]
        note = self.scope.letter.note(made.id)
        if note.left_out:
            body = self.left_out(note.left_out_reason)
        else:
            body = self.content(made, note.text)
            body = body or self.instead(self.scope.say("Not filled in yet."))
        body = [*self.findings(spec.id), *body]
        return [self.heading(spec.id, level), *body] if body else []

    def content(self, section: Section, text: str) -> list[Block]:
        said, made = rich(self.scope, text), section.make(self.scope)
        return [*made, *said] if section.text_last else [*said, *made]

    def left_out(self, reason: str) -> list[Block]:
        if not reason.strip():
            return self.instead(self.scope.say("Left out of the letter; no reason is given."))
        return self.instead(self.scope.say("Left out of the letter: {reason}", reason=reason))

    def instead(self, said: str) -> list[Block]:
        """What a draft says in the place of a section that is empty or left out."""
        return [Paragraph(runs=(Run(text=said),), style="empty")] if self.scope.draft else []

    def added(self, after: str, level: int) -> Iterator[Block]:
        for section in self.scope.letter.added:
            if section.after == after:
                yield from self.own_section(section, level)

    def own_section(self, section: AddedSection, level: int) -> Iterator[Block]:
        body = [*rich(self.scope, section.text)] or self.instead(
            self.scope.say("Not filled in yet.")
        )
        body = [*self.findings(section.id), *body]
        if body:
            yield Heading(
                level=level,
                text=self.scope.set(section.title) or self.scope.say("Without a title"),
                number=self.numbers[section.id],
                anchor=section.id,
                section=section.id,
            )
            yield from body

    def findings(self, section: str) -> Iterator[Block]:
        for finding in self.remarks.get(section, ()):
            said = self.scope.set(f"{finding.message} {finding.hint}")
            head = Run(text=f"{finding.code} ", bold=True)
            yield Paragraph(runs=(head, Run(text=said)), style="finding")
        for comment in self.comments.get(section, ()):
            yield from remark(self.scope, comment)
