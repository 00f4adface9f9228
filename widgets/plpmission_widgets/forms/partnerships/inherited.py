"""Parts of a charter that a zone may write once for all its partnerships."""

from __future__ import annotations

from plpmission.model.partnership_terms import (
    Aim,
    Bound,
    EvaluationElement,
    Funding,
    RuleDuty,
    SocialDuty,
    Technology,
)
from plpmission_widgets.forms.fields import (
    Choice,
    Choices,
    Column,
    Entry,
    Group,
    Level,
    Lines,
    Number,
    Rich,
    Rows,
    Text,
    When,
    YesNo,
)

MANDATORY = Level(label="Mandatory", text="without it the charter comes back")
RECOMMENDED = Level(label="Recommended", text="the circular advises it")
OPTIONAL = Level(label="Optional", text="your own arrangements")


def _reaches(path: str) -> Rows:
    return Rows(
        path=path,
        label="Means suited to each target group",
        add="Add a target group",
        columns=(
            Column(name="group", label="Target group"),
            Column(
                name="technologies", label="First means", kind="choice", options=Technology, at=0
            ),
            Column(
                name="technologies", label="If no answer", kind="choice", options=Technology, at=1
            ),
            Column(name="technologies", label="Then", kind="choice", options=Technology, at=2),
        ),
    )


def objectives(base: str) -> tuple[Entry, ...]:
    """02, in a charter or in the zone's plan."""
    return (
        MANDATORY,
        Choices(path=f"{base}.aims", label="What the partnership is for", options=Aim),
        Choices(path=f"{base}.bounds", label="What it is not", options=Bound),
        OPTIONAL,
        Rich(path=f"{base}.text", label="In your own words"),
    )


def to_police(base: str) -> tuple[Entry, ...]:
    """08."""
    return (
        MANDATORY,
        Lines(path=f"{base}.urgent", label="Urgent: what citizens do"),
        Text(path=f"{base}.urgent_number", label="Number that they call"),
        Lines(path=f"{base}.not_urgent", label="Not urgent: what citizens do"),
        Choices(path=f"{base}.not_urgent_by", label="Not urgent: by what", options=Technology),
        YesNo(
            path=f"{base}.direct",
            label="Always directly to the police, never to other members or the coordinator?",
        ),
    )


def hot(base: str) -> tuple[Entry, ...]:
    """09."""
    return (
        MANDATORY,
        Choice(
            path=f"{base}.levels",
            label="By how many levels does the alert go?",
            options="levels",
            style="radio",
            none=False,
        ),
        Group(
            label="",
            fields=(
                Text(path=f"{base}.platform", label="Platform that sends", hint=""),
                Lines(path=f"{base}.plan", label="Communication plan: who does what, when"),
            ),
        ),
        _reaches(f"{base}.reaches"),
    )


def cold(base: str) -> tuple[Entry, ...]:
    """10."""
    return (
        MANDATORY,
        Lines(path=f"{base}.plan", label="Communication plan: who writes what, how often"),
        _reaches(f"{base}.reaches"),
        OPTIONAL,
        Text(path=f"{base}.platform", label="Platform that sends"),
    )


def meetings(base: str) -> tuple[Entry, ...]:
    """11."""
    return (
        MANDATORY,
        Number(path=f"{base}.per_year", label="Members’ meetings a year"),
        OPTIONAL,
        Lines(path=f"{base}.text", label="When, where, who calls it"),
    )


def consultation(base: str) -> tuple[Entry, ...]:
    """12."""
    return (
        MANDATORY,
        Lines(path=f"{base}.how", label="How officer and coordinator consult"),
        Group(
            label="",
            fields=(
                Number(path=f"{base}.per_year", label="Times a year"),
                Text(path=f"{base}.often", label="Or how often, in words"),
            ),
        ),
        OPTIONAL,
        YesNo(path=f"{base}.with_steering", label="With the steering committee?"),
    )


def support(base: str) -> tuple[Entry, ...]:
    """13."""
    return (
        MANDATORY,
        Lines(path=f"{base}.municipality", label="What the municipality gives"),
        Lines(path=f"{base}.zone", label="What the police zone gives"),
        Lines(path=f"{base}.others", label="What others give"),
        YesNo(path=f"{base}.none_given", label="No support is given at all?"),
        OPTIONAL,
        Text(path=f"{base}.signs_by", label="Who pays and places the signs"),
    )


def cost(base: str) -> tuple[Entry, ...]:
    """14."""
    return (
        MANDATORY,
        YesNo(path=f"{base}.fee", label="Is a fee asked of members?", reshapes=True),
        When(
            path=f"{base}.fee",
            values=("True",),
            fields=(
                Number(path=f"{base}.amount", label="Fee", unit="€ a year"),
                Lines(path=f"{base}.changes", label="How the fee can change, and who decides it"),
                Lines(path=f"{base}.use", label="What it is used for"),
                YesNo(path=f"{base}.only_partnership", label="For the partnership only?"),
            ),
        ),
        RECOMMENDED,
        Choice(path=f"{base}.funding", label="How it is funded", options=Funding, style="radio"),
        OPTIONAL,
        Lines(path=f"{base}.sponsoring", label="Sponsoring, which the circular advises against"),
    )


def evaluation(base: str) -> tuple[Entry, ...]:
    """15."""
    return (
        MANDATORY,
        Number(
            path=f"{base}.every_months",
            label="An evaluation every",
            unit="months",
            help="Every 36 months at the latest; every 12 is advised.",
        ),
        Choices(
            path=f"{base}.elements", label="What the evaluation looks at", options=EvaluationElement
        ),
        OPTIONAL,
        Lines(path=f"{base}.text", label="Who does it, who gets the report"),
    )


def rules_note(base: str) -> tuple[Entry, ...]:
    """16, without the rules themselves."""
    return (
        MANDATORY,
        YesNo(path=f"{base}.together", label="Written by coordinator and officer together?"),
        YesNo(path=f"{base}.subscribed", label="Does every member subscribe to them?"),
        YesNo(path=f"{base}.enclosed", label="Is a signed copy sent with the charter?"),
    )


def rules(base: str) -> tuple[Entry, ...]:
    """The internal rules: the circular's duties, the partnership's own, social media."""
    media = f"{base}.social_media"
    return (
        MANDATORY,
        Choices(path=f"{base}.duties", label="Duties that the rules take in", options=RuleDuty),
        OPTIONAL,
        Rich(path=f"{base}.own", label="The partnership’s own rules"),
        Level(label="Social media", text="the annex, where they are used"),
        YesNo(path=f"{media}.used", label="Are social media used?", reshapes=True),
        When(
            path=f"{media}.used",
            values=("True",),
            fields=(
                Group(
                    label="",
                    fields=(
                        Text(path=f"{media}.platform", label="Which"),
                        Text(path=f"{media}.responsible", label="Who answers for the group"),
                        YesNo(path=f"{media}.closed", label="A closed group?"),
                        YesNo(path=f"{media}.backed", label="Approved and backed by the police?"),
                    ),
                ),
                YesNo(path=f"{media}.urgent", label="For urgent messages too?"),
                Choices(
                    path=f"{media}.duties",
                    label="Rules that urgent use adds (annex 4)",
                    options=SocialDuty,
                ),
                Lines(path=f"{media}.agreement", label="What police and partnership agreed"),
                Rich(path=f"{media}.text", label="Anything else on social media"),
            ),
        ),
    )
