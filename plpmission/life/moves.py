"""What can be done now in a letter's life, and what the other steps still miss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plpmission.life import needs
from plpmission.life.needs import Missing
from plpmission.life.renewing import awaiting_decision, to_decide, to_request
from plpmission.life.stages import AmendmentState, Stage, amendment_state, open_amendment, stage
from plpmission.model import Dossier


@dataclass(frozen=True, kw_only=True)
class Move:
    """A step: what it is called and why it is taken (domain ``life``), its source, what it misses.

    ``about`` is the id of the amendment or request that it concerns, if any.
    """

    name: str
    title: str
    why: str
    source: str
    missing: tuple[Missing, ...] = ()
    about: str = ""

    @property
    def possible(self) -> bool:
        """Whether it can be taken now."""
        return not self.missing


_MOVES = {
    "propose": (
        "Propose the letter",
        "The authority sets the letter on the holder’s proposal.",
        needs.EXODUS,
    ),
    "withdraw_proposal": (
        "Take the proposal back",
        "As long as the authority has not decided, the holder can write on.",
        needs.EXODUS,
    ),
    "set": (
        "Record the authority’s decision",
        "From then on the letter is frozen: it changes by amendment only.",
        needs.SETTING,
    ),
    "copy": (
        "Record the copy to the inspector general",
        "The rules ask that a copy of the letter goes to the inspector general.",
        needs.SETTING,
    ),
    "in_force": (
        "Record the entry into force",
        "The mandate is exercised under the letter that was set.",
        needs.EXERCISE,
    ),
    "amend": (
        "Begin an amendment",
        "After an essential change of objectives or means, the letter is adapted on proposal of "
        "the authority or the holder.",
        needs.AMENDING,
    ),
    "propose_amendment": (
        "Propose the amendment",
        "An amendment follows the same way as the letter.",
        needs.AMENDING,
    ),
    "set_amendment": (
        "Record the decision on the amendment",
        "What it changes takes effect; what held before stays visible, with the reason.",
        needs.AMENDING,
    ),
    "copy_amendment": (
        "Record the copy of the amendment",
        "A copy goes to the inspector general, as for the letter.",
        needs.AMENDING,
    ),
    "put_aside": (
        "Put the amendment aside",
        "It is kept with the reason, and changes nothing.",
        needs.AMENDING,
    ),
    "consult": (
        "Record a consultation",
        "The letter itself provides when it is discussed with the authority.",
        needs.CONSULTING,
    ),
    "window": (
        "Enter the renewal window",
        "When a renewal can be asked for is not in the model: enter it from the decision or the "
        "rules that apply to you.",
        needs.RENEWING,
    ),
    "request_renewal": (
        "Ask for the renewal",
        "Without an activity report by the letter’s objectives, a request is not admissible.",
        needs.RENEWING,
    ),
    "decide_renewal": (
        "Record the decision on the renewal",
        "A renewed mandate carries its letter on, or a new letter is begun from it.",
        needs.EXERCISE,
    ),
    "close": (
        "Close the letter",
        "The mandate has ended, or another letter takes the place of this one.",
        needs.EXERCISE,
    ),
    "begin_from": (
        "Begin a new letter from this one",
        "The new dossier is a draft; this one stays as it is.",
        needs.EXERCISE,
    ),
}


def moves(dossier: Dossier) -> tuple[Move, ...]:
    """The steps that lie ahead, in the order in which they come, each with what it still misses."""
    return tuple(_ahead(dossier))


def _ahead(dossier: Dossier) -> Iterator[Move]:
    now, setting = stage(dossier), dossier.letter.setting
    if now is Stage.DRAFT:
        yield _move("propose", needs.to_propose(dossier))
    if now is Stage.PROPOSED:
        yield _move("set", needs.to_set(dossier))
        yield _move("withdraw_proposal", needs.to_withdraw(dossier))
    elif not setting.set_on:
        yield _move("set", needs.to_set(dossier))
    if now is not Stage.CLOSED:
        if not setting.copy_sent_on:
            yield _move("copy", needs.to_copy(dossier))
        if not setting.in_force_on:
            yield _move("in_force", needs.to_apply(dossier))
        yield from _amending(dossier)
        yield from _following(dossier)
    if setting.set_on:
        yield _move("begin_from", iter(()))


def _amending(dossier: Dossier) -> Iterator[Move]:
    held = open_amendment(dossier)
    if held is None:
        yield _move("amend", needs.to_amend(dossier))
    elif amendment_state(held) is AmendmentState.DRAFT:
        yield _move("propose_amendment", needs.to_propose_amendment(dossier, held), held.id)
        yield _move("put_aside", iter(()), held.id)
    else:
        yield _move("set_amendment", needs.to_set_amendment(dossier, held), held.id)
        yield _move("put_aside", iter(()), held.id)
    for decided in dossier.letter.amendments:
        if amendment_state(decided) is AmendmentState.SET:
            yield _move("copy_amendment", iter(()), decided.id)


def _following(dossier: Dossier) -> Iterator[Move]:
    yield _move("consult", needs.in_force(dossier))
    if pending := awaiting_decision(dossier):
        yield _move("decide_renewal", to_decide(dossier, pending), pending.id)
    else:
        yield _move("window", needs.in_force(dossier))
        yield _move("request_renewal", to_request(dossier))
    yield _move("close", needs.to_close(dossier))


def _move(name: str, missing: Iterator[Missing], about: str = "") -> Move:
    title, why, source = _MOVES[name]
    return Move(name=name, title=title, why=why, source=source, missing=tuple(missing), about=about)
