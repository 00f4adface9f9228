"""The charter: its cover and 17 criteria, and the internal rules."""

from __future__ import annotations

from collections.abc import Mapping

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
from plpmission.model.terms import PartnershipKind, PartnershipState
from plpmission_widgets.forms.fields import (
    Choice,
    Choices,
    Column,
    Date,
    Entry,
    Form,
    Group,
    Level,
    Lines,
    Listed,
    Number,
    Picks,
    Rich,
    Rows,
    Shown,
    Text,
    When,
    YesNo,
)

MANDATORY = Level(label="Mandatory", text="without it the charter comes back")
RECOMMENDED = Level(label="Recommended", text="the circular advises it")
OPTIONAL = Level(label="Optional", text="your own arrangements")


def _contact(path: str, where: str = "Address") -> Group:
    return Group(
        label="",
        fields=(
            Text(path=f"{path}.name", label="First name and name"),
            Text(path=f"{path}.phone", label="Telephone"),
            Text(path=f"{path}.address", label=where),
            Text(path=f"{path}.email", label="E-mail"),
        ),
    )


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


def _signed(base: str) -> tuple[Entry, ...]:
    return (
        Group(
            label="",
            fields=(
                Date(path=f"{base}.final_on", label="The text was final on"),
                Text(path=f"{base}.place", label="Signed at"),
            ),
        ),
        *(
            Group(
                label=who,
                fields=(
                    Text(path=f"{base}.{name}.name", label="Name"),
                    Date(path=f"{base}.{name}.on", label="Signed on"),
                ),
            )
            for name, who in (
                ("mayor", "The mayor"),
                ("chief", "The chief of corps"),
                ("coordinator", "The coordinator"),
            )
        ),
        OPTIONAL,
        Group(
            label="The mandated officer",
            fields=(
                Text(path=f"{base}.officer.name", label="Name"),
                Date(path=f"{base}.officer.on", label="Signed on"),
            ),
        ),
    )


_COVER: Form = (
    MANDATORY,
    Group(
        label="",
        fields=(
            Text(path="name", label="Name of the partnership"),
            Text(path="municipality", label="Municipality"),
            Choice(path="kind", label="Kind", options=PartnershipKind, none=False, reshapes=True),
            Date(path="begun_on", label="Idea of"),
            Choice(path="state", label="Where it stands", options=PartnershipState, none=False),
        ),
    ),
    When(
        path="kind",
        values=("sector",),
        fields=(Text(path="sector", label="Sector, as it follows PLP in the name"),),
    ),
    OPTIONAL,
    Group(
        label="Where the cover says it otherwise",
        columns=3,
        fields=(
            Text(path="charter.cover.name", label="Name on the cover"),
            Text(path="charter.cover.municipality", label="Municipality on the cover"),
            Text(path="charter.cover.zone", label="Zone on the cover"),
        ),
    ),
    Text(
        path="legal_form",
        label="Legal form",
        help="A de facto association, where nothing else is chosen.",
    ),
    Rich(path="note", label="Notes for yourself"),
)

_TERRITORY: Form = (
    MANDATORY,
    Text(path="charter.territory.sector", label="Quarter or sector"),
    Listed(path="charter.territory.streets", label="Streets", help="One a line."),
    RECOMMENDED,
    YesNo(path="charter.territory.map_enclosed", label="Is a map enclosed?"),
    Shown(module="plpmission_widgets.views.partnerships.territory"),
    OPTIONAL,
    Group(
        label="",
        fields=(
            Listed(
                path="charter.territory.municipalities",
                label="Other municipalities that it reaches into",
                help="One a line.",
            ),
            Listed(
                path="charter.territory.other_zones",
                label="Other police zones that it reaches into",
                help="One a line.",
            ),
        ),
    ),
    Rich(path="charter.territory.text", label="In your own words"),
)

_MEMBERS: Form = (
    MANDATORY,
    Group(
        label="How many members at the signing; one of these is enough",
        fields=(
            Number(path="charter.members.homes", label="Homes"),
            Number(path="charter.members.independents", label="Independents"),
            Number(path="charter.members.companies", label="Companies"),
            Number(path="charter.members.professionals", label="Members of a profession"),
        ),
    ),
    Date(path="charter.members.counted_on", label="Counted on"),
)

_INITIATIVE: Form = (
    MANDATORY,
    Choices(path="charter.initiative.initiators", label="Who took it", options=Initiator),
    Choices(path="charter.initiative.motives", label="Why", options=Motive),
    OPTIONAL,
    Text(path="charter.initiative.association", label="Association through which it was taken"),
    Rich(path="charter.initiative.text", label="In your own words"),
)

_COORDINATOR: Form = (
    MANDATORY,
    _contact("charter.coordinator"),
    RECOMMENDED,
    Text(
        path="charter.coordinator.own_email",
        label="E-mail of the partnership’s own",
        help="So that the coordinator’s private address stays private.",
    ),
    OPTIONAL,
    Choice(
        path="charter.coordinator.list_kept_by",
        label="Who keeps the list of members",
        options=ListKeeper,
    ),
)

_OFFICER: Form = (
    MANDATORY,
    Picks(path="officers", label="Mandated officers of the zone", kinds=("off",)),
    _contact("charter.officer", "Address at work"),
)

_MAYOR: Form = (
    MANDATORY,
    Text(path="charter.mayor.name", label="First name and name"),
    OPTIONAL,
    Group(
        label="",
        columns=3,
        fields=(
            Text(path="charter.mayor.address", label="Address at work"),
            Text(path="charter.mayor.phone", label="Telephone"),
            Text(path="charter.mayor.email", label="E-mail"),
        ),
    ),
)

CRITERIA: Mapping[str, Form] = {
    "cover": _COVER,
    "c01": _INITIATIVE,
    "c02": objectives("charter.objectives"),
    "c03": _TERRITORY,
    "c04": _MEMBERS,
    "c05": _COORDINATOR,
    "c06": _OFFICER,
    "c07": _MAYOR,
    "c08": to_police("charter.to_police"),
    "c09": hot("charter.hot"),
    "c10": cold("charter.cold"),
    "c11": meetings("charter.meetings"),
    "c12": consultation("charter.consultation"),
    "c13": support("charter.support"),
    "c14": cost("charter.cost"),
    "c15": evaluation("charter.evaluation"),
    "c16": rules_note("charter.rules"),
    "c17": (MANDATORY, *_signed("charter.signatures")),
}
"""The form of the cover and of each criterion."""

RULES: Form = (
    *rules("rules"),
    Level(label="Signatures of the rules", text="coordinator and officer; article 2 names three"),
    *_signed("rules.signatures"),
)
"""The form of the internal rules."""
