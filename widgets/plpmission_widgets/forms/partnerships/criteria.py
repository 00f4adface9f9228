"""The charter: its cover and 17 criteria, and the internal rules."""

from __future__ import annotations

from collections.abc import Mapping

from plpmission.model.partnership_terms import (
    Initiator,
    ListKeeper,
    Motive,
)
from plpmission.model.terms import PartnershipKind, PartnershipState
from plpmission_widgets.forms.fields import (
    Choice,
    Choices,
    Date,
    Entry,
    Form,
    Group,
    Level,
    Listed,
    Number,
    Picks,
    Rich,
    Shown,
    Text,
    When,
    YesNo,
)
from plpmission_widgets.forms.partnerships import inherited
from plpmission_widgets.forms.partnerships.inherited import MANDATORY, OPTIONAL, RECOMMENDED


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
    "c02": inherited.objectives("charter.objectives"),
    "c03": _TERRITORY,
    "c04": _MEMBERS,
    "c05": _COORDINATOR,
    "c06": _OFFICER,
    "c07": _MAYOR,
    "c08": inherited.to_police("charter.to_police"),
    "c09": inherited.hot("charter.hot"),
    "c10": inherited.cold("charter.cold"),
    "c11": inherited.meetings("charter.meetings"),
    "c12": inherited.consultation("charter.consultation"),
    "c13": inherited.support("charter.support"),
    "c14": inherited.cost("charter.cost"),
    "c15": inherited.evaluation("charter.evaluation"),
    "c16": inherited.rules_note("charter.rules"),
    "c17": (MANDATORY, *_signed("charter.signatures")),
}
"""The form of the cover and of each criterion."""

RULES: Form = (
    *inherited.rules("rules"),
    Level(label="Signatures of the rules", text="coordinator and officer; article 2 names three"),
    *_signed("rules.signatures"),
)
"""The form of the internal rules."""
