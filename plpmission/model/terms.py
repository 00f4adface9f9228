"""The field's closed lists: each value with the words (English, see ``i18n``) that name it."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A value of a closed list; ``label`` is its English name (domain ``model``)."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class MandateKind(Term):
    CHIEF_OF_CORPS = "chief_of_corps", "Chief of corps of a police zone"
    FEDERAL_DIRECTOR = "federal_director", "Director at the federal police"
    OTHER = "other", "Another mandate"


class AuthorityKind(Term):
    MUNICIPAL_COUNCIL = "municipal_council", "Municipal council"
    POLICE_COUNCIL = "police_council", "Police council"
    MINISTER = "minister", "Minister"
    OTHER = "other", "Another authority"


class StartBasis(Term):
    OATH = "oath", "Taking of the oath"
    RENEWAL = "renewal", "Renewal of the mandate"


class EntityKind(Term):
    SINGLE = "single", "Zone of one municipality"
    MULTI = "multi", "Zone of several municipalities"
    FEDERAL = "federal", "Unit of the federal police"


class BudgetKind(Term):
    REVENUE = "revenue", "Revenue"
    STAFF = "staff", "Staff"
    OPERATING = "operating", "Operating costs"
    INVESTMENT = "investment", "Investments"


class AnalysisKind(Term):
    SWOT = "swot", "SWOT"
    PESTEL = "pestel", "PESTEL"
    CAF = "caf", "CAF self-assessment"
    EFQM = "efqm", "EFQM self-assessment"
    OTHER = "other", "Another analysis"


class Quadrant(Term):
    STRENGTH = "strength", "Strengths"
    WEAKNESS = "weakness", "Weaknesses"
    OPPORTUNITY = "opportunity", "Opportunities"
    THREAT = "threat", "Threats"


class Commitment(Term):
    """Kinds of commitment that the model letter names for an objective (3.2.2)."""

    EFFORT = "effort", "An effort"
    RESOURCES = "resources", "Resources"
    RESULT = "result", "A result"


class Stakeholder(Term):
    """Whose expectations an objective answers (model letter, 3.2.2)."""

    CUSTOMERS = "customers", "Citizens and customers"
    STAFF = "staff", "Staff"
    PARTNERS = "partners", "Partners"
    SOCIETY = "society", "Society"
    GOVERNANCE = "governance", "Governance and funders"


class Source(Term):
    """What an objective follows from (model letter, 3.2.2)."""

    LEGAL_TASK = "legal_task", "Legal task"
    PNS = "pns", "National security plan"
    PZS = "pzs", "Zonal security plan"
    POLICY_AGREEMENT = "policy_agreement", "Policy agreement"


class PlanStatus(Term):
    ON_TRACK = "on_track", "On track"
    AT_RISK = "at_risk", "At risk"
    BLOCKED = "blocked", "Blocked"
    DONE = "done", "Done"


class CoreFunction(Term):
    """The basic functions of local policing (royal decree of 17 September 2001)."""

    COMMUNITY = "community", "Community policing"
    RECEPTION = "reception", "Reception"
    INTERVENTION = "intervention", "Intervention"
    VICTIMS = "victims", "Support to victims"
    INVESTIGATION = "investigation", "Local investigation"
    PUBLIC_ORDER = "public_order", "Public order"
    TRAFFIC = "traffic", "Traffic"
    OTHER = "other", "Another task"


class ProcessKind(Term):
    PRIMARY = "primary", "Primary"
    SUPPORTING = "supporting", "Supporting"


class StaffCategory(Term):
    OPERATIONAL = "operational", "Operational staff"
    ADMINISTRATIVE = "administrative", "Administrative and logistic staff"


class MeansKind(Term):
    STAFF = "staff", "Staff"
    BUDGET = "budget", "Budget"
    EQUIPMENT = "equipment", "Equipment"


class ProtocolState(Term):
    EXISTING = "existing", "In force"
    PLANNED = "planned", "Planned"


class Frequency(Term):
    MONTHLY = "monthly", "Monthly"
    QUARTERLY = "quarterly", "Quarterly"
    YEARLY = "yearly", "Yearly"


class Direction(Term):
    """Which way an indicator improves."""

    UP = "up", "Higher is better"
    DOWN = "down", "Lower is better"
    KEEP = "keep", "Keep within a band"


class ProposedBy(Term):
    AUTHORITY = "authority", "The authority"
    HOLDER = "holder", "The mandate holder"


class AmendedPart(Term):
    OBJECTIVES = "objectives", "Objectives"
    MEANS = "means", "Means"
    BOTH = "both", "Objectives and means"


class ResultState(Term):
    REACHED = "reached", "Reached"
    PARTLY = "partly", "Partly reached"
    NOT_REACHED = "not_reached", "Not reached"
    DROPPED = "dropped", "Dropped"
    NEW = "new", "New"


class PartnershipKind(Term):
    RESIDENTS = "residents", "Residents"
    INDEPENDENTS = "independents", "Independents"
    SECTOR = "sector", "Sector"


class PartnershipState(Term):
    IDEA = "idea", "Idea"
    LAUNCHING = "launching", "Launching"
    SIGNED = "signed", "Charter signed"
    SENT = "sent", "Sent to the FPS Interior"
    RECOGNISED = "recognised", "Recognised"
    SUSPENDED = "suspended", "Suspended"
    ENDED = "ended", "Ended"
