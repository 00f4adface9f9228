"""The life of a letter as a state machine: pure functions from a dossier to a new one.

draft → proposed → set → copied → in force → amended → closed. ``moves`` says what can be done now,
and what the other steps still miss; each step raises ``LifeError`` when it is out of order or its
dates disagree. What is set is frozen: ``locked`` says why a place cannot be edited any more.
"""

from plpmission.life.amending import (
    propose_amendment,
    put_aside,
    record_amendment_copy,
    set_amendment,
    start_amendment,
)
from plpmission.life.applying import as_set, consolidated
from plpmission.life.freezing import (
    content_hash,
    frozen_part,
    grouped_hash,
    imprint,
    silently_changed,
)
from plpmission.life.locking import locked
from plpmission.life.moves import Move, moves
from plpmission.life.needs import Missing
from plpmission.life.renewing import (
    begun_from,
    decide_renewal,
    enter_window,
    record_consultation,
    request_renewal,
)
from plpmission.life.stages import (
    STAGE_WORDS,
    STATE_WORDS,
    AmendmentState,
    Stage,
    amendment_state,
    open_amendment,
    stage,
)
from plpmission.life.steps import (
    close,
    propose,
    put_in_force,
    record_copy,
    set_by_authority,
    withdraw_proposal,
)

__all__ = [
    "STAGE_WORDS",
    "STATE_WORDS",
    "AmendmentState",
    "Missing",
    "Move",
    "Stage",
    "amendment_state",
    "as_set",
    "begun_from",
    "close",
    "consolidated",
    "content_hash",
    "decide_renewal",
    "enter_window",
    "frozen_part",
    "grouped_hash",
    "imprint",
    "locked",
    "moves",
    "open_amendment",
    "propose",
    "propose_amendment",
    "put_aside",
    "put_in_force",
    "record_amendment_copy",
    "record_consultation",
    "record_copy",
    "request_renewal",
    "set_amendment",
    "set_by_authority",
    "silently_changed",
    "stage",
    "start_amendment",
    "withdraw_proposal",
]
