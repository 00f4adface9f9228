"""What a comparison is made of: plain frozen data, the same for the screen, print, JSON and Excel.

Every state, flag and kind is a word of its own list, so that others can filter by it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from plpmission.checks import Finding
from plpmission.diff import Piece
from plpmission.model.indicators import Target
from plpmission.model.reports import Evidence, ReportedFigure
from plpmission.model.terms import Commitment, MeansKind, ResultState

RowKind = Literal["objective", "section", "beside"]
State = Literal["reached", "partly", "missed", "dropped", "new", "unclear", "not_reported", "none"]
"""How it stands at a glance; ``none`` of a section, of which no result is asked."""
Flag = Literal[
    "not_reported",
    "no_objective",
    "figures_disagree",
    "old_target",
    "no_evidence",
    "means_untold",
    "not_judged",
    "no_ground",
    "against_data",
    "target_missed",
]
FLAGS: dict[str, Flag] = {
    "R001": "not_reported",
    "R002": "no_objective",
    "R003": "figures_disagree",
    "R004": "old_target",
    "R005": "no_evidence",
    "R006": "means_untold",
    "E001": "not_judged",
    "E002": "no_ground",
    "E003": "against_data",
}
"""What each code says of a row."""


@dataclass(frozen=True, kw_only=True)
class Former:
    """A target that an amendment replaced, and when."""

    target: Target
    until: dt.date
    reason: str


@dataclass(frozen=True, kw_only=True)
class Measured:
    """An indicator beside what was promised: its figures and what they say."""

    id: str
    name: str
    unit: str
    baseline: float | None
    target: Target
    superseded: tuple[Former, ...]
    period: str
    """The latest period; empty without figures."""
    value: float | None
    meets: bool | None
    """Whether the latest figure meets the target."""
    verdict: str
    """The control chart's, and the target's assurance; empty without figures."""
    assurance: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Promised:
    """What the letter says."""

    text: str = ""
    kind: Commitment | None = None
    deadline: dt.date | None = None
    wording: tuple[Piece, ...] = ()
    """The words as first set and as amended, where an amendment changed them."""
    plans: tuple[str, ...] = ()
    """Titles of the plans that carry it."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """Means of one kind in one year, as promised and as granted."""

    title: str
    kind: MeansKind
    year: int | None
    promised: float | None
    granted: float | None


@dataclass(frozen=True, kw_only=True)
class Reported:
    """What the activity report says; ``parts`` counts results where it is told in several."""

    id: str = ""
    state: ResultState | None = None
    result: str = ""
    explanation: str = ""
    obstacles: str = ""
    means_received: str = ""
    figures: tuple[ReportedFigure, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    parts: int = 0


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What the commission says."""

    id: str = ""
    judgement: str = ""
    kind: Commitment | None = None
    means: str = ""
    ground: str = ""
    points: tuple[str, ...] = ()
    dissent: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """An objective, a section, or a result beside them, in the three documents."""

    kind: RowKind
    about: str
    """The id of the objective, section or result."""
    number: str
    title: str
    state: State
    flags: tuple[Flag, ...] = ()
    promised: Promised = Promised()
    means: tuple[Given, ...] = ()
    reported: Reported = Reported()
    judged: Judged = Judged()
    indicators: tuple[Measured, ...] = ()
    codes: tuple[str, ...] = ()
    """The findings' codes."""


@dataclass(frozen=True, kw_only=True)
class Covered:
    """An objective in each document: a line of the coverage matrix."""

    about: str
    title: str
    letter: bool
    amended: bool
    planned: bool
    measured: bool
    reported: bool
    shown: bool
    """With evidence."""
    judged: bool


@dataclass(frozen=True, kw_only=True)
class Node:
    """A thing of the flow picture; ``step`` 0 is the mission, 5 the judgements."""

    id: str
    step: int
    title: str


@dataclass(frozen=True, kw_only=True)
class Flow:
    """Mission → objectives → plans → indicators → results → judgements."""

    nodes: tuple[Node, ...]
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question of the score: which objectives it is asked of, and which fail."""

    code: str
    title: str
    asked: tuple[str, ...]
    failed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Score:
    """Questions answered out of questions asked; None where nothing can be asked."""

    value: float | None
    formula: str
    """The sum in words and figures."""
    parts: tuple[Asked, ...]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """The three documents of a mandate side by side."""

    title: str
    lang: str
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    notes: tuple[str, ...]
    """What hinders the comparison, in sentences: what could be compared is."""
    coverage: tuple[Covered, ...]
    flow: Flow
    score: Score
