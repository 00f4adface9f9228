"""A partnership's charter and internal rules: cover and 17 criteria (circular, annex 2).

An empty field stands for what the zone's plan or the register says (``partners.inherited``), so a
charter holds only what is its own. Nothing in it has an id: former charters are kept whole.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from plpmission.model.base import Figure, Line, Markdown, Part, Text
from plpmission.model.partnership_terms import (
    Aim,
    Bound,
    EvaluationElement,
    Funding,
    Initiator,
    ListKeeper,
    Motive,
    RuleDuty,
    SocialDuty,
    Technology,
)

Count = Annotated[int, Field(ge=0, le=1_000_000)]
Times = Annotated[int, Field(ge=0, le=366)]
"""How many times a year."""
Ring = Annotated[
    str,
    Field(
        pattern=r"^-?\d{1,3}(\.\d{1,8})? -?\d{1,2}(\.\d{1,8})?"
        r"(, -?\d{1,3}(\.\d{1,8})? -?\d{1,2}(\.\d{1,8})?){2,}$",
        max_length=60_000,
    ),
]
"""A closed line as ``4.35 50.85, 4.36 50.85, 4.36 50.86``: degrees of longitude and latitude."""


class Contact(Part):
    """Where somebody is reached in his or her function."""

    name: Line = ""
    address: Line = ""
    phone: Line = ""
    email: Line = ""


class Cover(Part):
    zone: Line = ""
    municipality: Line = ""
    name: Line = ""


class Initiative(Part):
    """01: who took the initiative, and why."""

    initiators: tuple[Initiator, ...] = ()
    association: Line = ""
    """The association through which citizens took it; everybody may join without being of it."""
    motives: tuple[Motive, ...] = ()
    text: Markdown = ""


class Objectives(Part):
    """02: what the partnership is for, and what it is not."""

    aims: tuple[Aim, ...] = ()
    bounds: tuple[Bound, ...] = ()
    text: Markdown = ""


class Territory(Part):
    """03: streets, a sector or quarters; the map is recommended."""

    sector: Line = ""
    streets: tuple[Line, ...] = ()
    municipalities: tuple[Line, ...] = ()
    """Other municipalities that it reaches into."""
    other_zones: tuple[Line, ...] = ()
    """Other police zones that it reaches into."""
    rings: tuple[Ring, ...] = ()
    map_enclosed: bool | None = None
    text: Markdown = ""


class Members(Part):
    """04: how many members when the charter is signed."""

    homes: Count | None = None
    independents: Count | None = None
    companies: Count | None = None
    professionals: Count | None = None
    counted_on: dt.date | None = None


class CharterCoordinator(Contact):
    """05: the coordinator; empty fields are those of the register's coordinator."""

    own_email: Line = ""
    """An address of the partnership's own, so that the coordinator's need not be used."""
    list_kept_by: ListKeeper | None = None


class CharterOfficer(Contact):
    """06: the mandated officer, at work; empty fields are those of the zone's officer."""


class CharterMayor(Contact):
    """07: the mayor; the name is asked, the rest is optional."""


class ToPolice(Part):
    """08: citizen → police."""

    urgent: Text = ""
    urgent_number: Line = ""
    not_urgent: Text = ""
    not_urgent_by: tuple[Technology, ...] = ()
    direct: bool | None = None
    """Always to the police, and neither to other members nor to the coordinator."""


class Reach(Part):
    """The technologies by which one target group is reached."""

    group: Line = ""
    technologies: tuple[Technology, ...] = ()


class HotMessages(Part):
    """09: police → citizen, urgent."""

    levels: Annotated[int, Field(ge=1, le=2)] | None = None
    """1: the police to every member; 2: through the coordinator."""
    plan: Text = ""
    platform: Line = ""
    reaches: tuple[Reach, ...] = ()


class ColdMessages(Part):
    """10: police → citizen, not urgent: feedback and prevention."""

    plan: Text = ""
    platform: Line = ""
    reaches: tuple[Reach, ...] = ()


class Meetings(Part):
    """11: how often all members meet."""

    per_year: Times | None = None
    text: Text = ""


class Consultation(Part):
    """12: how and how often officer and coordinator consult."""

    how: Text = ""
    per_year: Times | None = None
    often: Line = ""
    """How often, in words, where a number does not say it."""
    with_steering: bool | None = None


class Support(Part):
    """13: what others give."""

    municipality: Text = ""
    zone: Text = ""
    others: Text = ""
    none_given: bool | None = None
    signs_by: Line = ""
    """Who pays and places the signs (art. 14)."""


class Cost(Part):
    """14: what members pay, how it changes, and what for."""

    funding: Funding | None = None
    fee: bool | None = None
    amount: Figure | None = None
    """Euro a member a year."""
    changes: Text = ""
    use: Text = ""
    only_partnership: bool | None = None
    """The fee is used for the partnership only, and nothing is gained by it."""
    sponsoring: Text = ""


class EvaluationPlan(Part):
    """15: how often the partnership is evaluated, and by what."""

    every_months: Annotated[int, Field(ge=1, le=600)] | None = None
    elements: tuple[EvaluationElement, ...] = ()
    text: Text = ""


class RulesNote(Part):
    """16: what the charter says of the internal rules."""

    together: bool | None = None
    """Written by coordinator and officer together."""
    subscribed: bool | None = None
    """Every member subscribes to them."""
    enclosed: bool | None = None
    """A copy signed by both goes to the FPS Interior with the charter."""


class Signature(Part):
    name: Line = ""
    on: dt.date | None = None


class Signatures(Part):
    """17: who signed what was final on a day; the officer may sign too."""

    final_on: dt.date | None = None
    """The day on which the text was final."""
    place: Line = ""
    mayor: Signature = Signature()
    chief: Signature = Signature()
    coordinator: Signature = Signature()
    officer: Signature = Signature()


class Charter(Part):
    """The cover page and one part a criterion, in their order."""

    cover: Cover = Cover()
    initiative: Initiative = Initiative()
    objectives: Objectives = Objectives()
    territory: Territory = Territory()
    members: Members = Members()
    coordinator: CharterCoordinator = CharterCoordinator()
    officer: CharterOfficer = CharterOfficer()
    mayor: CharterMayor = CharterMayor()
    to_police: ToPolice = ToPolice()
    hot: HotMessages = HotMessages()
    cold: ColdMessages = ColdMessages()
    meetings: Meetings = Meetings()
    consultation: Consultation = Consultation()
    support: Support = Support()
    cost: Cost = Cost()
    evaluation: EvaluationPlan = EvaluationPlan()
    rules: RulesNote = RulesNote()
    signatures: Signatures = Signatures()


class SocialMedia(Part):
    """The annex on social media (annex 4), where they are used."""

    used: bool | None = None
    urgent: bool | None = None
    """They carry urgent messages too."""
    platform: Line = ""
    closed: bool | None = None
    """The group is closed, so that members and messages can be controlled."""
    responsible: Line = ""
    """Who began the platform, and stays responsible for it."""
    backed: bool | None = None
    """The police approves and supports it."""
    agreement: Text = ""
    """What police and partnership agreed on the way to go."""
    duties: tuple[SocialDuty, ...] = ()
    text: Markdown = ""


class InternalRules(Part):
    """The partnership's internal rules: the circular's duties and its own (art. 6, 8)."""

    duties: tuple[RuleDuty, ...] = ()
    own: Markdown = ""
    social_media: SocialMedia = SocialMedia()
    signatures: Signatures = Signatures()


class CommunicationPlan(Part):
    """What every partnership of a zone inherits, and may change: criteria and internal rules."""

    objectives: Objectives = Objectives()
    to_police: ToPolice = ToPolice()
    hot: HotMessages = HotMessages()
    cold: ColdMessages = ColdMessages()
    meetings: Meetings = Meetings()
    consultation: Consultation = Consultation()
    support: Support = Support()
    cost: Cost = Cost()
    evaluation: EvaluationPlan = EvaluationPlan()
    rules: RulesNote = RulesNote()
    internal_rules: InternalRules = InternalRules()
    emergency: Text = ""
    """Use in an emergency: by the authorities in charge only, in their own words (art. 9d)."""
