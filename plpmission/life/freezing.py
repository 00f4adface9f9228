"""What is set, apart from what follows: its canonical bytes, their hash, and the words for it."""

from __future__ import annotations

import hashlib
from typing import Any, Protocol

from plpmission.i18n import Lang, day, translator
from plpmission.life.applying import consolidated
from plpmission.life.locking import FOLLOWED, committed
from plpmission.life.stages import Stage, stage
from plpmission.model import Dossier, dumps
from plpmission.model.letter import Letter


class Version(Protocol):
    """What is asked of a version that a store froze."""

    @property
    def revision(self) -> int:
        """Its number among the dossier's revisions."""
        ...


def frozen_part(dossier: Dossier) -> Dossier:
    """What is set and so frozen: the letter as amended, with the indicators that it commits to.

    What is followed up, such as measurements, a plan's state or what was granted of the means, is
    left out, and so are amendments that are under way.
    """
    letter = consolidated(dossier).letter
    targets = committed(dossier)
    return Dossier(
        lang=dossier.lang,
        letter=_without_follow_up(letter),
        indicators=tuple(
            held.model_copy(update=_defaults(held, FOLLOWED))
            for held in dossier.indicators
            if held.id in targets
        ),
    )


def _without_follow_up(letter: Letter) -> Letter:
    plans = tuple(
        plan.model_copy(
            update={
                "status": None,
                "status_reason": "",
                "actions": tuple(held.model_copy(update={"done": False}) for held in plan.actions),
            }
        )
        for plan in letter.plans
    )
    blanks: dict[str, dict[str, Any]] = {
        "means": {"granted": None, "decision": ""},
        "staff": {"filled": None},
        "budget": {"actual": None},
        "sections": {"done": False},
        "added": {"done": False},
    }
    update: dict[str, Any] = {"plans": plans}
    for name, blank in blanks.items():
        update[name] = tuple(held.model_copy(update=blank) for held in getattr(letter, name))
    return letter.model_copy(update=update)


def _defaults(held: Any, names: frozenset[str]) -> dict[str, Any]:
    fields = type(held).model_fields
    return {name: fields[name].get_default(call_default_factory=True) for name in names & {*fields}}


def content_hash(dossier: Dossier) -> str:
    """SHA-256 of the canonical bytes of what is frozen: the same in every copy of one version."""
    return hashlib.sha256(dumps(frozen_part(dossier))).hexdigest()


def silently_changed(before: Dossier, after: Dossier) -> str | None:
    """The first place where a letter that is set differs though no step was taken, or None.

    For what does not go through ``locked``: what another person wrote, a version restored.
    """
    if not before.letter.setting.set_on:
        return None
    then, now = frozen_part(before), frozen_part(after)
    if then == now:
        return None
    if then.indicators != now.indicators:
        return "indicators"
    differing = (
        n for n in Letter.model_fields if getattr(then.letter, n) != getattr(now.letter, n)
    )
    name = next(differing, "")
    return f"letter.{name}" if name else "lang"


def imprint(dossier: Dossier, frozen: Version | None, lang: Lang) -> str:
    """What every export says of the version that it shows: set or not, by whom, and its hash.

    ``frozen`` is the version that a store keeps of it, if one does.
    """
    t = translator("life", lang)
    setting, now = dossier.letter.setting, stage(dossier)
    if not setting.set_on:
        if now is Stage.PROPOSED and setting.proposed_on:
            return t(
                "Proposed on {date}; not set yet.", date=day(setting.proposed_on, lang, long=True)
            )
        return t("Draft: not proposed and not set yet.")
    said = [_decided(dossier, lang)]
    if setting.closed_on:
        said.append(t("Closed on {date}.", date=day(setting.closed_on, lang, long=True)))
    if frozen:
        said.append(t("Version {number} in the store.", number=frozen.revision))
    said.append(t("Content hash (SHA-256): {hash}", hash=grouped_hash(dossier)))
    return " ".join(said)


def _decided(dossier: Dossier, lang: Lang) -> str:
    t = translator("life", lang)
    setting = dossier.letter.setting
    date = day(setting.set_on, lang, long=True) if setting.set_on else ""
    amended = sum(1 for held in dossier.letter.amendments if held.setting.set_on)
    if amended == 1:
        return t("Set on {date}, with one amendment since.", date=date)
    if amended:
        return t("Set on {date}, with {count} amendments since.", date=date, count=amended)
    return t("Set on {date}.", date=date)


def grouped_hash(dossier: Dossier) -> str:
    """The content's hash in groups of eight signs, which two people can compare."""
    hexadecimal = content_hash(dossier)
    return " ".join(hexadecimal[at : at + 8] for at in range(0, len(hexadecimal), 8))
