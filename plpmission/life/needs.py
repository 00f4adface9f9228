"""What a step needs before it can be taken, each with the reason and where it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from plpmission.errors import LifeError
from plpmission.life.stages import Stage, is_set, open_amendment, stage
from plpmission.model import Dossier
from plpmission.model.indicators import Target
from plpmission.model.life import Amendment, SupersededMeans, SupersededObjective, SupersededTarget
from plpmission.model.terms import AmendedPart

EXODUS = "Exodus Act, art. 72"
SETTING = "PJPol, art. VII.III.39"
AMENDING = "PJPol, art. VII.III.40"
RENEWING = "PJPol, art. VII.III.88"
EXERCISE = "PJPol, art. VII.III.96"
CONSULTING = "Model letter, 3.2.5"


@dataclass(frozen=True, kw_only=True)
class Missing:
    """What a step still needs: a sentence of the domain ``life``, its source, and where it is."""

    sentence: str
    source: str
    where: str = ""
    parameters: dict[str, object] = field(default_factory=dict)

    def error(self) -> LifeError:
        """The same as what a step raises when it is taken all the same."""
        return LifeError(self.sentence, where=self.where, source=self.source, **self.parameters)


Needs = Callable[[Dossier], Iterator[Missing]]


def refuse_if_missing(missing: Iterator[Missing]) -> None:
    """Raise the first thing that is missing, if any."""
    for first in missing:
        raise first.error()


def to_propose(dossier: Dossier) -> Iterator[Missing]:
    """A draft that states objectives and means, as the law asks of a letter."""
    if stage(dossier) is not Stage.DRAFT:
        yield Missing(sentence="The letter has been proposed already.", source=EXODUS)
    yield from objectives_and_means(dossier)


def objectives_and_means(dossier: Dossier) -> Iterator[Missing]:
    """The letter states what is to be reached, and the means made available for it."""
    letter = dossier.letter
    stated = any(held.title or held.text for held in letter.objectives)
    if not stated and not letter.note("objectives").text:
        yield Missing(
            sentence="The letter states no objective yet.",
            source=EXODUS,
            where="letter.objectives",
        )
    given = any(held.promised or held.granted for held in letter.means)
    if not given and not letter.note("resources").text:
        yield Missing(
            sentence="The letter names no means made available yet.",
            source=EXODUS,
            where="letter.means",
        )


def to_withdraw(dossier: Dossier) -> Iterator[Missing]:
    """A proposal on which nobody has decided."""
    if stage(dossier) is not Stage.PROPOSED:
        yield Missing(sentence="There is no proposal to take back.", source=EXODUS)


def to_set(dossier: Dossier) -> Iterator[Missing]:
    """A proposal of the holder, which still states objectives and means."""
    setting = dossier.letter.setting
    if setting.set_on:
        yield Missing(
            sentence="The letter is set already. Change it by an amendment.", source=AMENDING
        )
        return
    if stage(dossier) is not Stage.PROPOSED:
        yield Missing(
            sentence="The holder has not proposed the letter yet: the authority sets it on "
            "the holder’s proposal.",
            source=EXODUS,
        )
    yield from objectives_and_means(dossier)


def to_copy(dossier: Dossier) -> Iterator[Missing]:
    """A letter that is set, of which no copy has gone yet."""
    setting = dossier.letter.setting
    if not setting.set_on:
        yield Missing(sentence="The authority has not set the letter yet.", source=SETTING)
    elif setting.copy_sent_on:
        yield Missing(sentence="The copy has been sent already.", source=SETTING)
    elif setting.closed_on:
        yield Missing(sentence="The letter is closed.", source=EXERCISE)


def to_apply(dossier: Dossier) -> Iterator[Missing]:
    """A letter that is set and copied, of a mandate whose start is known."""
    setting = dossier.letter.setting
    if setting.closed_on:
        yield Missing(sentence="The letter is closed.", source=EXERCISE)
    elif setting.in_force_on:
        yield Missing(sentence="The letter is in force already.", source=EXERCISE)
    elif not setting.set_on:
        yield Missing(sentence="The authority has not set the letter yet.", source=SETTING)
    elif not setting.copy_sent_on:
        yield Missing(
            sentence="The copy to the inspector general is not recorded yet.", source=SETTING
        )
    if not dossier.letter.mandate.start:
        yield Missing(
            sentence="The start date of the mandate is missing.",
            source="Model letter, 1.3",
            where="letter.mandate.start",
        )


def to_close(dossier: Dossier) -> Iterator[Missing]:
    """A letter that applies."""
    yield from in_force(dossier)
    if held := open_amendment(dossier):
        yield Missing(
            sentence="An amendment is under way. Record the decision on it, or put it aside first.",
            source=AMENDING,
            where=f"letter.amendments[{held.id}]",
        )


def in_force(dossier: Dossier) -> Iterator[Missing]:
    """The letter applies: in force, and not closed."""
    setting = dossier.letter.setting
    if setting.closed_on:
        yield Missing(sentence="The letter is closed.", source=EXERCISE)
    elif not is_set(dossier):
        yield Missing(sentence="The authority has not set the letter yet.", source=SETTING)
    elif stage(dossier) not in {Stage.IN_FORCE, Stage.AMENDED}:
        yield Missing(sentence="The letter is not in force yet.", source=EXERCISE)


def to_amend(dossier: Dossier) -> Iterator[Missing]:
    """A letter in force, and no other amendment under way."""
    yield from in_force(dossier)
    if held := open_amendment(dossier):
        yield Missing(
            sentence="An amendment is under way already: finish it first, or put it aside.",
            source=AMENDING,
            where=f"letter.amendments[{held.id}]",
        )


def to_propose_amendment(dossier: Dossier, amendment: Amendment) -> Iterator[Missing]:
    """Who proposes it, which change, why: and changes that agree with what is said."""
    if amendment.proposed_on:
        yield Missing(sentence="The amendment has been proposed already.", source=AMENDING)
    yield from contents_of(dossier, amendment)


def contents_of(dossier: Dossier, amendment: Amendment) -> Iterator[Missing]:
    """What an amendment says before it goes to the authority."""
    here = f"letter.amendments[{amendment.id}]"
    asked = (
        ("proposed_by", "Say who proposes the amendment: the authority or the holder."),
        ("changes", "Say what changes: objectives, means or both."),
        ("reason", "Say which essential change makes the amendment necessary."),
    )
    for name, sentence in asked:
        value = getattr(amendment, name)
        if not (value.strip() if name == "reason" else value):
            yield Missing(sentence=sentence, source=AMENDING, where=f"{here}.{name}")
    yield from _changes(dossier, amendment, here)


def _changes(dossier: Dossier, amendment: Amendment, here: str) -> Iterator[Missing]:
    objectives = bool(amendment.objectives or amendment.targets or amendment.added_objectives)
    means = bool(amendment.means or amendment.added_means)
    if not objectives and not means:
        yield Missing(
            sentence="Nothing changes yet: name at least one objective, target or means.",
            source=AMENDING,
            where=here,
        )
    if objectives and amendment.changes is AmendedPart.MEANS:
        yield Missing(
            sentence="The amendment says that only means change, and it changes objectives too.",
            source=AMENDING,
            where=f"{here}.changes",
        )
    if means and amendment.changes is AmendedPart.OBJECTIVES:
        yield Missing(
            sentence="The amendment says that only objectives change, and it changes means too.",
            source=AMENDING,
            where=f"{here}.changes",
        )
    yield from _what_they_are_about(dossier, amendment, here)


def _what_they_are_about(dossier: Dossier, amendment: Amendment, here: str) -> Iterator[Missing]:
    held = {
        "objectives": ("objective", {one.id for one in dossier.letter.objectives}),
        "targets": ("indicator", {one.id for one in dossier.indicators}),
        "means": ("means", {one.id for one in dossier.letter.means}),
    }
    for listed, (field_, known) in held.items():
        seen: set[str] = set()
        for change in getattr(amendment, listed):
            about = getattr(change, field_)
            place = f"{here}.{listed}[{change.id}]"
            if about not in known:
                yield Missing(
                    sentence="Choose what this change is about.", source=AMENDING, where=place
                )
            elif about in seen:
                yield Missing(
                    sentence="The same thing is changed twice: keep one of the two changes.",
                    source=AMENDING,
                    where=place,
                )
            seen.add(about)
            if _changes_nothing(change):
                yield Missing(
                    sentence="Say what holds from now on, in place of what held until now.",
                    source=AMENDING,
                    where=place,
                )
            if not change.reason.strip():
                yield Missing(
                    sentence="Say why what held until now is replaced: the reason stays visible.",
                    source=AMENDING,
                    where=f"{place}.reason",
                )


def _changes_nothing(change: SupersededObjective | SupersededTarget | SupersededMeans) -> bool:
    if isinstance(change, SupersededTarget):
        return change.new_target == Target()
    if isinstance(change, SupersededMeans):
        return change.new_promised is None and change.new_granted is None
    return not (change.dropped or change.new_title or change.new_text or change.new_deadline)


def to_set_amendment(dossier: Dossier, amendment: Amendment) -> Iterator[Missing]:
    """An amendment that was proposed, by the same procedure as the letter."""
    if not amendment.proposed_on:
        yield Missing(
            sentence="The amendment has not been proposed yet: it follows the same way as the "
            "letter.",
            source=AMENDING,
        )
    yield from contents_of(dossier, amendment)
