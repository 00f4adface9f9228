"""N01 to N11: neutrality, messages, social media, fees, name, and whose data a text holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

from plpmission.checks.partnership_reading import TEXTS, ZONE, At, all_texts, partnerships
from plpmission.checks.partnership_words import (
    gains,
    parties,
    patrols,
    personal,
    pictures,
    privileges,
)
from plpmission.checks.reading import Passage, Reading
from plpmission.checks.remembered import Remembered
from plpmission.checks.rule import Check, Hit, Severity, Terms
from plpmission.checks.stated import shortened
from plpmission.i18n import Lang
from plpmission.model.partnership_terms import Funding, SocialDuty, Technology
from plpmission.model.terms import PartnershipKind, PartnershipState
from plpmission.partners.clocks import recognised_on

ART_3 = "Circular of 14 February 2019, art. 3"
ART_10 = "Circular of 14 February 2019, art. 10"
ART_12 = "Circular of 14 February 2019, art. 12"
ART_8D = "Circular of 14 February 2019, art. 8d"
ART_5 = "Circular of 14 February 2019, art. 5 and 8b"
ART_2 = "Circular of 14 February 2019, art. 2 and 13"
ANNEX_4 = "Circular of 14 February 2019, annex 4"
BOTH_URGENT = "Circular of 14 February 2019, art. 9b, and annex 4, point 5"

_kept: Remembered[tuple[str, ...]] = Remembered()

Seek = Callable[[str, Lang], tuple[str, ...]]


def _in_texts(seek: Seek, message: str, hint: str, *, long: bool = False) -> Callable[..., object]:
    """A rule over the words of charters and rules: a hit where ``seek`` finds something."""

    def hits(reading: Reading) -> Iterator[Hit]:
        lang = reading.dossier.lang
        for passage in all_texts(reading):
            if long and not passage.is_long:
                continue
            key = f"{seek.__name__} {passage.where} {lang}"
            found = _kept.get(key, (passage.text,), partial(seek, passage.text, lang))
            if found:
                yield _found(passage, found[0], message, hint)

    return hits


def _found(passage: Passage, words: str, message: str, hint: str) -> Hit:
    owner = passage.section.partition("/")[0]
    return Hit(
        where=passage.where,
        section=passage.section,
        about=owner,
        message=message,
        hint=hint,
        parameters={"words": shortened(words)},
    )


def _each(rule: Callable[[At], Iterable[Hit]]) -> Callable[[Reading], Iterator[Hit]]:
    def hits(reading: Reading) -> Iterator[Hit]:
        for at in partnerships(reading):
            if at.written:
                yield from at.once(rule)

    return hits


def _social_media(at: At) -> Iterator[Hit]:
    """N04: a closed group, backed by the police; for urgent messages, the added rules."""
    held = at.rules.social_media
    uses = held.used or _hot_by_social_media(at)
    if not uses:
        return
    for field, met, message in (
        ("closed", held.closed, "“{partnership}”: the group on social media is not closed"),
        ("backed", held.backed, "“{partnership}”: the police’s backing of the group is not noted"),
    ):
        if not met:
            yield at.hit(
                "rules",
                f"rules.social_media.{field}",
                message,
                "Settle it with the police, and write it in the annex on social media.",
            )
    missing = tuple(duty for duty in SocialDuty if duty not in held.duties)
    if missing and (held.urgent or _hot_by_social_media(at)):
        yield at.hit(
            "rules",
            "rules.social_media.duties",
            "“{partnership}”: for urgent messages on social media, the rules lack: {duties}",
            "Take these rules of annex 4 into the internal rules.",
            duties=Terms(missing),
        )


def _hot_by_social_media(at: At) -> bool:
    return any(Technology.SOCIAL_MEDIA in one.technologies for one in at.charter.hot.reaches)


def _urgent_to_residents(at: At) -> Iterator[Hit]:
    """N05: what the circular says in two ways about urgent messages by social media."""
    urgent = _hot_by_social_media(at) or at.rules.social_media.urgent
    if at.held.kind is PartnershipKind.RESIDENTS and urgent:
        yield at.hit(
            "c09",
            "charter.hot.reaches",
            "“{partnership}” sends urgent messages to residents by social media",
            "SMS or a voice message reach residents; keep the group for what is not urgent.",
        )


def _fee(at: At, lang: Lang) -> Iterator[Hit]:
    """N06: a fee for the partnership only, without gain; sponsoring is advised against."""
    cost = at.charter.cost
    if cost.fee and (cost.only_partnership is False or gains(cost.use, lang)):
        yield at.hit(
            "c14",
            "charter.cost.only_partnership",
            "“{partnership}”: the fee does not serve the partnership only",
            "Use it for the partnership only, or ask for less.",
        )
    if cost.fee and cost.amount is not None and cost.amount <= 0:
        yield at.hit(
            "c14",
            "charter.cost.amount",
            "“{partnership}” asks for a fee, and its amount is {amount} euro",
            "Give the amount, or say that there is no fee.",
            amount=float(cost.amount),
        )
    if cost.funding is Funding.AUTHORITIES and cost.fee:
        yield at.hit(
            "c14",
            "charter.cost.funding",
            "“{partnership}”: the authorities bear all costs, and a fee is asked",
            "Say that costs are shared, or drop the fee.",
        )
    if cost.sponsoring.strip():
        yield at.hit(
            "c14",
            "charter.cost.sponsoring",
            "“{partnership}” has sponsors: this is advised against",
            "Look for the means with municipality and zone first.",
            why="A sponsor’s interests and the partnership’s are easily mixed.",
            severity="advice",
        )


def _fees(reading: Reading) -> Iterator[Hit]:
    rule = _fee_in(reading.dossier.lang)
    for at in partnerships(reading):
        if at.written:
            yield from at.once(rule)


@cache  # the same rule each time, so that what it found is known again
def _fee_in(lang: Lang) -> Callable[[At], Iterable[Hit]]:
    return partial(_fee, lang=lang)


def _name(at: At) -> Iterator[Hit]:
    """N07: name and logo only once recognised."""
    used, since = at.held.name_use.since, recognised_on(at.held)
    if used is None:
        return
    if since is None or used < since:
        yield at.hit(
            "letters",
            "name_use.since",
            "“{partnership}” uses the name PLP or its logo since {used}, and is not recognised "
            "since then",
            "Wait for the approval of the FPS Interior, or note when it came.",
            used=used,
        )


def _authorised(at: At) -> Iterator[Hit]:
    """N08: whoever but the police sends messages has its leave."""
    leave = at.held.authorisation
    relays = at.charter.hot.levels == 2 or at.rules.social_media.used
    if at.signed and relays and (leave.given_on is None or leave.withdrawn_on):
        yield at.hit(
            "c09",
            "authorisation",
            "“{partnership}”: messages go out through others than the police, and its leave is "
            "not noted",
            "Note the police’s standing leave, or that each message is approved before.",
        )


def _of_the_zone(reading: Reading) -> Iterator[Hit]:
    """N10: the zonal security plan speaks of the partnerships; dispatching is agreed on."""
    zone = reading.dossier.zone
    lives = any(one.state is PartnershipState.RECOGNISED for one in zone.partnerships)
    if not lives:
        return
    if not zone.pzs_passage.strip():
        yield Hit(
            where="zone.pzs_passage",
            section=TEXTS,
            about="pzs_passage",
            message="The passage on partnerships for the zonal security plan is not written",
            hint="Write it here, and hand it to whoever drafts the plan.",
        )
    if not zone.dispatching.strip():
        yield Hit(
            where="zone.dispatching",
            section=ZONE,
            about="dispatching",
            message="What is agreed with the CIC, or with the zone’s own dispatching, is not noted",
            hint="Note how both work together for the partnerships.",
            why="Urgent messages start where calls come in.",
            source=ART_10,
        )


def _check(  # noqa: PLR0913, PLR0917 - one line a check
    code: str,
    severity: Severity,
    source: str,
    title: str,
    why: str,
    run: Callable[..., object],
) -> Check:
    return Check(
        code=code,
        severity=severity,
        source=source,
        title=title,
        why=why,
        run=run,  # type: ignore[arg-type]
        of="partnerships",
    )


_TAKE_OUT = "Take it out, or write the opposite: the rest of the sentence can stay."

NEUTRALITY_CHECKS: tuple[Check, ...] = (
    _check(
        "N01",
        "error",
        ART_3,
        "No patrols",
        "The act of 29 July 1934 forbids private militias; such acts end a partnership at once.",
        _in_texts(patrols, "This reads as police work for members: “{words}”", _TAKE_OUT),
    ),
    _check(
        "N02",
        "warning",
        ART_3,
        "No political party",
        "A partnership pursues no aim of a party.",
        _in_texts(
            parties,
            "A political party is named: “{words}”",
            "Take the name out; who initiated it can be said without it.",
        ),
    ),
    _check(
        "N03",
        "error",
        ANNEX_4,
        "No recognisable pictures",
        "The law on privacy forbids spreading pictures in which people or plates are recognised.",
        _in_texts(
            pictures,
            "This lets pictures of people or plates be shared: “{words}”",
            "Describe persons and vehicles in words; pictures go to the police.",
        ),
    ),
    _check(
        "N04",
        "warning",
        ANNEX_4,
        "Rules for social media",
        "On social media, a partnership keeps to the principles of annex 4.",
        _each(_social_media),
    ),
    _check(
        "N05",
        "advice",
        BOTH_URGENT,
        "Urgent messages to residents",
        "Article 9b calls social media unsuited for this; annex 4 allows it under added rules.",
        _each(_urgent_to_residents),
    ),
    _check(
        "N06",
        "warning",
        ART_12,
        "Fee and sponsoring",
        "A fee serves the partnership only, and nothing is gained by it.",
        _fees,
    ),
    _check(
        "N07",
        "warning",
        ART_2,
        "Name and logo",
        "The name PLP and its logo stand for a partnership that is recognised.",
        _each(_name),
    ),
    _check(
        "N08",
        "advice",
        ART_8D,
        "Leave to send messages",
        "No message goes out without the police’s prior authorisation.",
        _each(_authorised),
    ),
    _check(
        "N09",
        "warning",
        ART_5,
        "Open to all, and no privilege",
        "Everybody who lives or works there may join, and nobody gains a privilege by it.",
        _in_texts(
            privileges,
            "This promises members more than others, or shuts others out: “{words}”",
            _TAKE_OUT,
        ),
    ),
    _check(
        "N10",
        "advice",
        ART_8D,
        "What the zone itself settles",
        "The zonal security plan mentions that partnerships exist, and what they do.",
        _of_the_zone,
    ),
    _check(
        "N11",
        "warning",
        ART_8D,
        "Nobody’s data in the texts",
        "Charter and rules are read by many: contact data have fields of their own.",
        _in_texts(
            personal,
            "This identifies a person: “{words}”",
            "Take it out; members’ data stay in the list of members.",
            long=True,
        ),
    ),
)
