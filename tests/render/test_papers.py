"""Papers of partnerships: what stands in them, by the register and by nothing else."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

import plpmission.render.papers
from plpmission import partners
from plpmission.errors import ExportError
from plpmission.i18n.catalogue import LOCALE
from plpmission.model import Dossier, read_dossier
from plpmission.model.charter import Charter, Contact, InternalRules, Signatures, SocialMedia
from plpmission.model.partnership import Coordinator
from plpmission.model.partnership_terms import RuleDuty
from plpmission.model.terms import PartnershipKind
from plpmission.model.zone import Zone
from plpmission.outline.charter import CRITERIA
from plpmission.render import render
from plpmission.render.blocks import Block, Cover, Figure, Heading, Paragraph, Rendered, Table
from plpmission.render.papers.scope import bare_zone, texts
from tests.partnerships import TODAY, register
from tests.render.test_words import constants, sentences

FOLDER = Path(plpmission.render.papers.__file__).parent
SAMPLES = Path(__file__).parents[2] / "sample_data"
RESIDENTS = read_dossier(SAMPLES / "plp-les-tilleuls.plp.json")
INDEPENDENTS = read_dossier(SAMPLES / "plp-winkelkern.plp.json")
HELD = "zone.partnerships[nbh-tilleuls]"
OF_TABLES = ("taking_over", "member_lists", "messages")
"""Modules of ``partners`` whose sentences are of this domain."""


def headings(made: Rendered, level: int) -> list[Heading]:
    return [one for one in made.blocks if isinstance(one, Heading) and one.level == level]


def words_of(made: Rendered) -> str:
    return " ".join(_words(made.blocks))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _words(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _words(getattr(value, name))


def cover(made: Rendered) -> Cover:
    first = made.blocks[0]
    assert isinstance(first, Cover)
    return first


@pytest.mark.parametrize("dossier", [RESIDENTS, INDEPENDENTS], ids=["residents", "independents"])
def test_a_charter_has_its_cover_and_seventeen_criteria_in_their_order(dossier: Dossier) -> None:
    made = render(dossier, "charter")
    zone, held = dossier.zone, dossier.zone.partnerships[0]
    front = cover(made)
    assert front.subtitle == partners.inherited(zone, held).cover.name
    for name in (bare_zone(zone.name), held.municipality):
        assert any(name in line for line in front.lines)
    numbered = [(one.number, one.anchor) for one in headings(made, 2)]
    assert numbered == [(one.number, one.id) for one in CRITERIA[1:]]
    assert not any(isinstance(one, Paragraph) and one.style == "empty" for one in made.blocks)


def test_a_charter_says_that_nothing_is_agreed_and_a_draft_what_is_missing() -> None:
    blank = RESIDENTS.with_value(f"{HELD}.charter", Charter())
    blank = blank.with_value("zone.plan", type(blank.zone.plan)())
    said = [one for one in render(blank, "charter").blocks if _empty(one)]
    assert len(said) >= 8
    draft = words_of(render(blank, "charter", draft=True, lang="en"))
    assert "Still to be filled in: One level or two" in draft
    assert "Draft" in draft


def _empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style == "empty"


def test_findings_stand_in_a_draft_under_their_criterion() -> None:
    from plpmission.checks import check

    faulty = read_dossier(SAMPLES / "plp-charrons-fautes.plp.json")
    found = check(faulty, "fr")
    made = render(faulty, "charter", draft=True, findings=found)
    codes = {one.code for one in found if "/c" in one.section}
    shown = [one for one in made.blocks if isinstance(one, Paragraph) and one.style == "finding"]
    assert codes <= {one.runs[0].text.strip() for one in shown}


def test_a_territory_is_drawn_to_scale_and_described() -> None:
    [drawn] = [one for one in render(RESIDENTS, "charter").blocks if isinstance(one, Figure)]
    assert "m d’ouest en est" in drawn.alt
    streets = RESIDENTS.zone.partnerships[0].charter.territory.streets
    assert streets[0] in drawn.alt
    without = RESIDENTS.with_value(f"{HELD}.charter.territory.rings", ())
    assert not [one for one in render(without, "charter").blocks if isinstance(one, Figure)]


def test_a_partnership_is_a_de_facto_association_unless_it_has_another_form() -> None:
    assert "association de fait" in words_of(render(RESIDENTS, "charter"))
    other = RESIDENTS.with_value(f"{HELD}.legal_form", "ASBL Les Tilleuls")
    assert "association de fait" not in words_of(render(other, "charter"))


def test_each_kind_is_called_as_it_is() -> None:
    sector = RESIDENTS.with_value(f"{HELD}.kind", PartnershipKind.SECTOR)
    sector = sector.with_value(f"{HELD}.sector", "Pharmacies")
    assert "Pharmacies" in cover(render(sector, "charter")).lines[0]


@pytest.mark.parametrize(
    ("media", "titles"),
    [
        (SocialMedia(), 0),
        (SocialMedia(used=True), 1),
        (SocialMedia(used=True, urgent=True), 1),
    ],
)
def test_the_annex_on_social_media_stands_only_where_it_applies(
    media: SocialMedia, titles: int
) -> None:
    rules = InternalRules(duties=tuple(RuleDuty), social_media=media)
    dossier = RESIDENTS.with_value(f"{HELD}.rules", rules)
    dossier = dossier.with_value("zone.plan.internal_rules", InternalRules())
    made = render(dossier, "internal-rules", lang="en")
    annexes = [one for one in headings(made, 1) if one.anchor == "social-media"]
    assert len(annexes) == titles
    assert ("serves urgent messages too" in words_of(made)) is bool(media.urgent)
    numbers = [one.number for one in headings(made, 2) if one.number]
    assert numbers == [str(at) for at in range(1, len(numbers) + 1)]


def test_the_rules_say_each_duty_once_and_who_decides_a_sanction() -> None:
    made = words_of(render(RESIDENTS, "internal-rules", lang="en"))
    for said in ("within three weeks", "within thirty days", "definitive exclusion"):
        assert made.count(said) == 1


def test_a_package_lists_what_is_enclosed_and_says_who_has_not_signed() -> None:
    made = render(INDEPENDENTS, "submission-package", lang="en")
    said = words_of(made)
    assert [one.anchor for one in headings(made, 1)] == [
        "mail",
        "charter",
        "map",
        "rules",
        "social-media",
        "check-list",
    ]
    assert "the annex on social media" in said
    assert "to be signed by" not in said
    unsigned = INDEPENDENTS.with_value(
        "zone.partnerships[nbh-markt].charter.signatures", Signatures()
    )
    assert "to be signed by: The mayor, The chief" in words_of(
        render(unsigned, "submission-package", lang="en")
    )


def test_a_change_notice_is_the_difference_between_two_charters() -> None:
    with pytest.raises(ExportError, match="Nothing has changed"):
        render(RESIDENTS, "change-notice")
    changed = RESIDENTS.with_value(f"{HELD}.charter.hot.platform", "Autre plateforme")
    changed = changed.with_value(f"{HELD}.charter.coordinator.name", "Berthe Nouvelle")
    made = render(changed, "change-notice", lang="en")
    assert [one.anchor for one in headings(made, 2)] == [
        "notice-coordinator",
        "notice-communication",
    ]
    said = words_of(made)
    assert "Autre plateforme" in said
    assert "the adapted text is enclosed" in said
    without = changed.with_value(f"{HELD}.mail", ()).with_value(f"{HELD}.versions", ())
    with pytest.raises(ExportError, match="No earlier charter"):
        render(without, "change-notice")


def test_an_evaluation_says_all_eight_elements_and_how_sure_its_figures_are() -> None:
    made = render(RESIDENTS, "partnership-evaluation", lang="en")
    said = words_of(made)
    assert [one.number for one in headings(made, 2) if one.number] == list("12345678")
    assert "does not say that the partnership changed it" in said
    assert said.count("with 95\u00a0% certainty") == 1
    assert [one for one in made.blocks if isinstance(one, Figure)]


def test_the_zones_report_is_of_all_and_names_no_person() -> None:
    zone = register(12)
    made = render(zone, "partnership-evaluation")
    [first, *_] = [one for one in made.blocks if isinstance(one, Table)]
    evaluated = [one for one in zone.zone.partnerships if one.evaluations]
    assert len(first.rows) == len(evaluated)
    people = [one.contact for held in zone.zone.partnerships for one in held.coordinators]
    people += [one.contact for one in (*zone.zone.officers, *zone.zone.mayors)]
    everything = words_of(made) + made.payload
    assert not [one for one in people if one.name in everything or one.phone in everything]


def test_papers_of_a_launch_take_what_is_known_and_leave_room_for_the_rest() -> None:
    launch = render(RESIDENTS, "launch-papers", lang="en")
    assert len(headings(launch, 1)) == 5
    evening = RESIDENTS.zone.partnerships[0].launch.s4
    assert evening.place in words_of(render(RESIDENTS, "invitation-letter"))
    form = words_of(render(RESIDENTS, "membership-form", lang="en"))
    for said in ("18 or older", "live or work", "agree to them", "________"):
        assert said in form


def test_a_paper_carries_of_people_those_in_office_and_no_letters_words() -> None:
    held = RESIDENTS.zone.partnerships[0]
    former = Coordinator(
        id="coo-former", contact=Contact(name="Anselme Parti", phone="000 99"), until=TODAY
    )
    mail = tuple(one.model_copy(update={"text": "Remarque confidentielle"}) for one in held.mail)
    values = {"coordinators": (former, *held.coordinators), "mail": mail}
    dossier = RESIDENTS.with_value(HELD, held.model_copy(update=values))
    changed = dossier.with_value(f"{HELD}.charter.hot.platform", "Autre")
    for document in ("charter", "change-notice", "partnership-evaluation", "launch-papers"):
        carried = render(changed, document).payload
        assert "Anselme" not in carried
        assert "confidentielle" not in carried
    assert mail, "there is something to leave out"


def test_the_partnership_is_named_where_there_are_several() -> None:
    several = register(14)
    with pytest.raises(ExportError, match="14 partnerships") as told:
        render(several, "charter")
    assert "…" in str(told.value)
    one = several.zone.partnerships[3]
    assert one.name in render(several, "charter", item=one.id).title
    with pytest.raises(ExportError, match="par-none"):
        render(several, "charter", item="par-none")
    with pytest.raises(ExportError, match="no partnership yet"):
        render(Dossier(holds="partnerships", zone=Zone()), "charter")


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Zone de police Val de Lorne", "Val de Lorne"),
        ("Politiezone Leiestreek", "Leiestreek"),
        ("ZP Haute-Semois", "Haute-Semois"),
        ("Zonnebeke", "Zonnebeke"),
        ("Zone de police", "Zone de police"),
    ],
)
def test_a_zone_is_not_called_a_zone_twice(name: str, bare: str) -> None:
    assert bare_zone(name) == bare


def said_in_papers() -> set[str]:
    found = {"€{amount}", "Q{quarter} {year}"}  # said by helpers of the letter's
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found |= set(sentences(node)) | set(_titles(node))
            if isinstance(node, ast.Tuple | ast.Dict):
                found |= set(_labels(node))
    return found | {text for module in OF_TABLES for text in _of_module(module)}


def _titles(call: ast.Call) -> Iterator[str]:
    name = getattr(call.func, "id", "")
    if name in {"_labelled", "_contact"}:
        for given in call.args[1:]:
            yield from constants(given)


def _labels(node: ast.Tuple | ast.Dict) -> Iterator[str]:
    """Labels that stand in tables of labels: those that are words."""
    given = [*node.keys, *node.values] if isinstance(node, ast.Dict) else node.elts[:1]
    for one in given:
        if one is not None:
            yield from (text for text in constants(one) if re.match(r"[A-Z][a-z-]+( |$)", text))


def _of_module(name: str) -> Iterator[str]:
    path = Path(partners.__file__).with_name(f"{name}.py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign):
            yield from (text for text in constants(node.value) if " " in text)
        if isinstance(node, ast.keyword) and node.arg == "message":
            yield from constants(node.value)


@pytest.mark.parametrize("lang", ["fr", "nl", "de"])
def test_every_word_of_the_papers_is_translated_and_none_is_left_over(lang: str) -> None:
    with (LOCALE / lang / "LC_MESSAGES" / "papers.po").open("rb") as file:
        listed = {str(one.id): str(one.string) for one in read_po(file, locale=lang) if one.id}
    assert {key for key, text in listed.items() if text} == said_in_papers()
    for key, text in listed.items():
        assert fields(key) == fields(text), key
        assert not re.search(r"\w'\w", text)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", ["nl", "de", "en"])
def test_the_longer_texts_say_the_same_in_every_language(lang: str) -> None:
    def shape(value: Any, path: str = "") -> Iterator[tuple[str, object]]:
        if isinstance(value, dict):
            for key, one in value.items():
                yield from shape(one, f"{path}.{key}")
        elif isinstance(value, list):
            for at, one in enumerate(value):
                yield from shape(one, f"{path}[{at}]")
        else:
            yield path, frozenset(fields(value))

    assert dict(shape(texts(lang))) == dict(shape(texts("fr")))  # type: ignore[arg-type]
    written = (FOLDER / "texts" / f"{lang}.toml").read_text(encoding="utf-8")
    assert not re.search(r"\w'\w", "".join(re.findall(r'"[^"]*"', written)))
    assert tomllib.loads(written)
