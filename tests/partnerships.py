"""A zone's register of many partnerships, drawn from a seed: for benchmarks and for tests.

Everything is invented: municipalities, streets, people, figures.
"""

from __future__ import annotations

import datetime as dt
from random import Random

from plpmission.model import Dossier
from plpmission.model.charter import (
    Charter,
    CharterCoordinator,
    ColdMessages,
    CommunicationPlan,
    Consultation,
    Contact,
    Cost,
    EvaluationPlan,
    HotMessages,
    Initiative,
    InternalRules,
    Meetings,
    Members,
    Objectives,
    Reach,
    RulesNote,
    Signature,
    Signatures,
    Support,
    Territory,
    ToPolice,
)
from plpmission.model.indicators import Measurement
from plpmission.model.partnership import Coordinator, Launch, LaunchStep, Mail, Meeting, Partnership
from plpmission.model.partnership_evaluation import (
    Answers,
    FigureSeries,
    MessageFigures,
    PartnershipEvaluation,
    Survey,
)
from plpmission.model.partnership_terms import (
    REQUIRED_ELEMENTS,
    Aim,
    Bound,
    Initiator,
    LaunchCondition,
    MailKind,
    MeetingKind,
    Motive,
    SurveyQuestion,
    Technology,
)
from plpmission.model.terms import PartnershipKind, PartnershipState
from plpmission.model.zone import Campaign, Mayor, Officer, Zone
from plpmission.partners import full_rules, with_version
from plpmission.partners.launching import STEPS

TODAY = dt.date(2026, 6, 1)
TOWNS = ("Aubremont", "Sart-le-Moulin", "Grande-Haie", "Vieux-Gué", "Neuville-aux-Saules")
STREETS = ("des Tilleuls", "du Lavoir", "des Charrons", "de la Scierie", "du Vieux Puits", "Haute")
FIRST = ("Odile", "Firmin", "Solange", "Achille", "Berthe", "Lucien", "Hortense", "Anatole")
LAST = ("Vaubrun", "Delsarte-Noël", "Quintaine", "Morsaint", "Ferrandel", "Lobrecque")
_STATES = (
    *(PartnershipState.RECOGNISED,) * 13,
    *(PartnershipState.SENT, PartnershipState.SIGNED, PartnershipState.LAUNCHING) * 1,
    *(PartnershipState.IDEA, PartnershipState.SUSPENDED, PartnershipState.ENDED) * 1,
)
_KINDS = (
    *(PartnershipKind.RESIDENTS,) * 7,
    *(PartnershipKind.INDEPENDENTS,) * 2,
    PartnershipKind.SECTOR,
)
_SMS = (Reach(group="Tous les membres", technologies=(Technology.SMS, Technology.RECORDED)),)
_MAIL = (Reach(group="Tous les membres", technologies=(Technology.EMAIL,)),)


def register(count: int = 200, seed: int = 8) -> Dossier:
    """A register of ``count`` partnerships, the same for the same seed."""
    draw = Random(seed)
    zone = Zone(
        name="Val de Lorne",
        chief="Odile Vaubrun",
        municipalities=TOWNS,
        mayors=tuple(_mayor(draw, at, town) for at, town in enumerate(TOWNS)),
        officers=tuple(_officer(draw, at) for at in range(4)),
        plan=_plan(),
        dispatching="Accord du 12 mars 2023 avec le CIC.",
        pzs_passage="Les partenariats de la zone sont suivis par ses mandatés.",
    )
    held = tuple(_partnership(draw, zone, at) for at in range(count))
    asked = tuple(one.id for one in held if one.state is PartnershipState.RECOGNISED)
    campaign = Campaign(
        id="cam-1",
        title="Évaluation 2025",
        start=dt.date(2025, 1, 1),
        end=dt.date(2025, 12, 31),
        sent_on=dt.date(2026, 1, 12),
        answer_by=dt.date(2026, 2, 28),
        asked=asked,
    )
    zone = zone.model_copy(update={"partnerships": held, "campaigns": (campaign,)})
    return Dossier(title="PLP Val de Lorne", lang="fr", holds="partnerships", zone=zone)


def _name(draw: Random) -> str:
    return f"{draw.choice(FIRST)} {draw.choice(LAST)}"


def _contact(draw: Random, at: int, what: str) -> Contact:
    return Contact(
        name=_name(draw),
        address=f"Rue {draw.choice(STREETS)} {1 + at % 90}, {draw.choice(TOWNS)}",
        phone=f"000 00 {at // 100:02} {at % 100:02}",
        email=f"{what}{at}@val-de-lorne.invalid",
    )


def _mayor(draw: Random, at: int, town: str) -> Mayor:
    contact = _contact(draw, at, "bourgmestre")
    return Mayor(id=f"may-{at}", municipality=town, contact=contact, since=dt.date(2018, 12, 3))


def _officer(draw: Random, at: int) -> Officer:
    return Officer(id=f"off-{at}", contact=_contact(draw, at, "mandate"), since=dt.date(2019, 1, 7))


def _plan() -> CommunicationPlan:
    return CommunicationPlan(
        objectives=Objectives(
            aims=(Aim.SAFETY, Aim.COHESION, Aim.PREVENTION, Aim.ACCESS), bounds=tuple(Bound)
        ),
        to_police=ToPolice(
            urgent="Par téléphone, au numéro d’urgence.",
            urgent_number="101",
            not_urgent="Par e-mail à la police de quartier.",
            not_urgent_by=(Technology.PHONE, Technology.EMAIL),
            direct=True,
        ),
        hot=HotMessages(
            levels=1,
            plan="Le dispatching de la zone joint tous les membres à la fois.",
            platform="Plateforme de la zone",
            reaches=_SMS,
        ),
        cold=ColdMessages(plan="Une lettre de la zone chaque mois.", reaches=_MAIL),
        meetings=Meetings(per_year=1),
        consultation=Consultation(how="Au commissariat de quartier.", per_year=4),
        support=Support(
            municipality="La commune paie et place les panneaux.",
            zone="La zone prend à sa charge le coût des messages.",
        ),
        cost=Cost(fee=False),
        evaluation=EvaluationPlan(every_months=12, elements=REQUIRED_ELEMENTS),
        rules=RulesNote(together=True, subscribed=True, enclosed=True),
        internal_rules=full_rules(),
    )


def _partnership(draw: Random, zone: Zone, at: int) -> Partnership:
    state = draw.choice(_STATES)
    town = draw.choice(TOWNS)
    begun = dt.date(2017, 1, 1) + dt.timedelta(days=draw.randrange(3000))
    signed = begun + dt.timedelta(days=140 + draw.randrange(200))
    street = draw.choice(STREETS)
    late = state not in {PartnershipState.IDEA, PartnershipState.LAUNCHING}
    coordinator = Coordinator(
        id=f"coo-{at}", contact=_contact(draw, at, "plp"), age=18 + draw.randrange(50), since=begun
    )
    partnership = Partnership(
        id=f"nbh-{at}",
        name=f"Rue {street} {at}",
        kind=draw.choice(_KINDS),
        municipality=town,
        state=state,
        begun_on=begun,
        officers=(f"off-{draw.randrange(4)}",),
        launch=_launch(begun, 6 if late else draw.randrange(5)),
        charter=_charter(draw, zone, at, street, signed if late else None),
        rules=InternalRules(signatures=_signed(draw, zone, signed if late else None)),
        coordinators=(coordinator,) if late else (),
        meetings=tuple(
            Meeting(
                id=f"mtg-{at}-{year}",
                kind=MeetingKind.MEMBERS,
                on=dt.date(year, 10, 1 + draw.randrange(28)),
                present=5 + draw.randrange(40),
            )
            for year in range(signed.year + 1, TODAY.year)
            if late
        ),
    )
    if not late:
        return partnership
    partnership = with_version(zone, partnership, signed, "Charte signée", version=f"chv-{at}")
    return partnership.model_copy(
        update={"mail": _mail(at, state, signed), "evaluations": _evaluations(draw, at, signed)}
    )


def _launch(begun: dt.date, steps: int) -> Launch:
    done = {
        f"s{number}": LaunchStep(
            who="Initiateurs et mandaté",
            done_on=begun + dt.timedelta(days=21 * number),
            met=tuple(group[0] for group in STEPS[number].needed),
            documents=STEPS[number].documents,
        )
        for number in range(1, steps + 1)
    }
    if steps == 6:
        done["s7"] = LaunchStep(met=(LaunchCondition.EVALUATION_SET,))
    return Launch(**done)


def _charter(draw: Random, zone: Zone, at: int, street: str, signed: dt.date | None) -> Charter:
    here = 4.4 + at % 20 * 0.01, 50.2 + at // 20 * 0.01
    corners = ((0, 0), (0.006, 0), (0.006, 0.004), (0, 0.004))
    ring = ", ".join(f"{here[0] + x:.4f} {here[1] + y:.4f}" for x, y in corners)
    return Charter(
        initiative=Initiative(
            initiators=(draw.choice(tuple(Initiator)),),
            motives=(draw.choice(tuple(Motive)),),
            association="",
        ),
        territory=Territory(
            streets=(f"Rue {street}", f"Place {draw.choice(LAST)}"),
            rings=(ring,) if at % 3 else (),
            map_enclosed=bool(at % 3),
        ),
        members=Members(homes=10 + draw.randrange(120), counted_on=signed),
        coordinator=CharterCoordinator(own_email=f"plp{at}@val-de-lorne.invalid"),
        signatures=_signed(draw, zone, signed),
    )


def _signed(draw: Random, zone: Zone, on: dt.date | None) -> Signatures:
    if on is None:
        return Signatures()
    of = Signature(name=_name(draw), on=on)
    chief = Signature(name=zone.chief, on=on)
    return Signatures(
        final_on=on, place=draw.choice(TOWNS), mayor=of, chief=chief, coordinator=of, officer=of
    )


def _mail(at: int, state: PartnershipState, signed: dt.date) -> tuple[Mail, ...]:
    if state is PartnershipState.SIGNED:
        return ()
    sent = Mail(
        id=f"cor-{at}-1", kind=MailKind.SENT, on=signed + dt.timedelta(days=5), version=f"chv-{at}"
    )
    approved = Mail(
        id=f"cor-{at}-2",
        kind=MailKind.APPROVED,
        on=signed + dt.timedelta(days=60),
        version=f"chv-{at}",
    )
    return (sent,) if state is PartnershipState.SENT else (sent, approved)


def _evaluations(draw: Random, at: int, signed: dt.date) -> tuple[PartnershipEvaluation, ...]:
    years = [year for year in range(signed.year + 1, TODAY.year) if draw.random() < 0.8]
    return tuple(_evaluation(draw, at, year) for year in years)


def _evaluation(draw: Random, at: int, year: int) -> PartnershipEvaluation:
    hot, cold, members = draw.randrange(40), 6 + draw.randrange(20), 20 + draw.randrange(100)
    return PartnershipEvaluation(
        id=f"pev-{at}-{year}",
        start=dt.date(year, 1, 1),
        end=dt.date(year, 12, 31),
        on=dt.date(year + 1, 1, 5 + draw.randrange(20)),
        officer="Mandaté de la zone",
        coordinator="Coordinateur du partenariat",
        shared_on=dt.date(year + 1, 2, 2),
        messages=MessageFigures(
            hot=hot, cold=cold, one_level=hot, followed_up=(hot + cold) // 2, rated=cold, good=cold
        ),
        quality="Les messages étaient clairs et à temps.",
        follow_up="La police a dit chaque mois ce que les signalements avaient donné.",
        series=(
            FigureSeries(
                id=f"crs-{at}-{year}",
                title="Vols dans les habitations",
                start=str(year - 1),
                measurements=tuple(
                    Measurement(period=str(past), value=float(draw.randrange(12)))
                    for past in range(year - 5, year + 1)
                ),
                comparison_name="Reste de la zone",
                comparison=tuple(
                    Measurement(period=str(past), value=float(80 + draw.randrange(40)))
                    for past in range(year - 5, year + 1)
                ),
            ),
        ),
        survey=Survey(
            held_on=dt.date(year, 11, 3),
            asked=members + 45,
            answers=tuple(
                Answers(question=one, counts=tuple(draw.randrange(10) for _ in range(5)))
                for one in SurveyQuestion
            ),
        ),
        members_before=members - draw.randrange(6),
        members_after=members,
        campaign="cam-1" if year == 2025 and draw.random() < 0.7 else None,
    )
