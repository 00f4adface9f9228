"""What ``plp.smart`` says of a text, in whose language, and what it proposes."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plpmission as plp
from plpmission.errors import InvalidValue
from plpmission.i18n import LANGUAGES
from plpmission.smart.patterns import PATTERNS, filled, questions
from plpmission.smart.plain import composed, plain
from tests.growth import growth

START, END = dt.date(2025, 7, 1), dt.date(2030, 6, 30)
GOOD = "Réduire de 15 % les cambriolages dans les habitations d’ici fin 2026."


def test_a_good_objective_is_specific_measurable_and_time_bound() -> None:
    found = plp.smart(GOOD, lang="fr", start=START, end=END)
    assert found.specific
    assert found.measurable
    assert found.time_bound
    assert (found.kind, found.deadline) == ("result", dt.date(2026, 12, 31))
    assert found.proposals == ()


def test_a_general_wish_is_none_of_it_and_the_passage_is_shown() -> None:
    found = plp.smart("Renforcer la collaboration avec nos partenaires.", lang="fr")
    assert [bool(one) for one in (found.specific, found.measurable, found.time_bound)] == [
        False
    ] * 3
    assert "Renforcer la collaboration" in found.specific.reason


def test_a_deadline_outside_the_mandate_is_said_and_kept() -> None:
    found = plp.smart("Réduire les vols de 10 % d’ici 2035.", start=START, end=END)
    assert not found.time_bound
    assert found.deadline == dt.date(2035, 12, 31)


def test_reasons_come_in_the_language_of_the_reader() -> None:
    said = {
        reader: plp.smart(GOOD, lang="fr", reader=reader).time_bound.reason for reader in LANGUAGES
    }
    assert len(set(said.values())) == len(LANGUAGES)


def test_vague_words_are_replaced_by_the_proposals() -> None:
    text = "Réduire sensiblement le nombre de chutes à vélo dans les meilleurs délais."
    for _ in range(2):
        text = plp.smart(text, lang="fr", start=START, end=END).proposals[0].applied(text)
    found = plp.smart(text, lang="fr", start=START, end=END)
    assert found.measurable
    assert found.deadline == END
    assert found.proposals == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_proposal_is_understood_once_taken_over(lang: str) -> None:
    texts = {
        "fr": "Diminuer le nombre de chutes à vélo.",
        "nl": "Het aantal fietsdiefstallen aan het station verminderen.",
        "de": "Die Zahl der Fahrraddiebstähle am Bahnhof senken.",
        "en": "Reduce bicycle thefts at the railway station.",
    }
    text = texts[lang]
    deadline, figure = plp.smart(text, lang, end=END).proposals
    assert plp.smart(deadline.applied(text), lang, end=END).deadline == END
    assert plp.smart(figure.applied(text), lang, end=END).measurable


WISHES = {
    "fr": ("Améliorer la sécurité.", "Renforcer la collaboration avec nos partenaires", "Aider"),
    "nl": ("De veiligheid verbeteren.", "De samenwerking met onze partners versterken", "Helpen"),
    "de": ("Die Sicherheit verbessern.", "Die Zusammenarbeit mit den Partnern stärken", "Helfen"),
    "en": ("Improve public safety.", "Strengthen cooperation with our partners", "Help"),
}


@pytest.mark.parametrize(("lang", "text"), [(lang, t) for lang in WISHES for t in WISHES[lang]])
def test_a_deed_is_proposed_for_a_general_wish_and_makes_it_specific(lang: str, text: str) -> None:
    found = plp.smart(text, lang, end=END)
    (deed,) = (one for one in found.further if one.about == "specific")
    taken = plp.smart(deed.applied(text), lang, end=END)
    assert taken.specific
    assert taken.measurable
    assert not set("{}<>…") & set(deed.replacement)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Être plus performants."),
        ("nl", "Efficiënter werken"),
        ("de", "Effizienter werden."),
        ("en", "Become more efficient."),
    ],
)
def test_a_kind_is_proposed_where_none_shows_and_is_read_once_taken_over(
    lang: str, text: str
) -> None:
    found = plp.smart(text, lang)
    assert found.kind is None
    (kind,) = (one for one in found.further if one.about == "kind")
    assert plp.smart(kind.applied(text), lang).kind == "result"


def test_a_level_to_keep_is_not_proposed_to_change() -> None:
    text = "Maintenir la satisfaction des plaignants du poste de Vaux."
    figure = plp.smart(text, "fr", end=END).proposals[-1]
    assert figure.about == "measurable"
    assert "75" in figure.replacement


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Obligation de moyens : assurer une permanence.", "effort"),
        ("Engagement de résultat : assurer une permanence.", "result"),
        ("Engagement de moyens : assurer une permanence.", "resources"),
    ],
)
def test_a_kind_that_the_text_names_is_its_kind(text: str, kind: str) -> None:
    assert plp.smart(text, "fr").kind == kind


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(InvalidValue):
        plp.smart("text", lang="xx")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)
def test_a_filled_pattern_has_no_gap_and_ends_on_its_deadline(lang: str, pattern) -> None:
    parts = {
        "baseline": "128 faits",
        "target": "90 faits",
        "means": "3 ETP",
        **{name: f"xyz{name}" for name in ("who", "what", "where", "partner", "often")},
    }
    sentence = filled(pattern, lang, parts, END)
    assert not set("{}<>…") & set(sentence)
    assert plp.smart(sentence, lang).deadline == END
    assert [name for name, _ in questions(pattern, lang)][-1] == "deadline"


PARTS = {
    "fr": ("Le service interventions", "le délai d’attente", "25 minutes", "15 minutes"),
    "nl": ("De dienst interventie", "de wachttijd", "25 minuten", "15 minuten"),
    "de": ("Der Einsatzdienst", "die Wartezeit", "25 Minuten", "15 Minuten"),
    "en": ("The response team", "the waiting time", "25 minutes", "15 minutes"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("pattern", PATTERNS[:3], ids=lambda pattern: pattern.id)
def test_a_filled_pattern_is_read_as_the_kind_that_it_is(lang: str, pattern) -> None:
    who, what, baseline, target = PARTS[lang]
    parts = {"who": who, "what": what, "where": "Vaux", "baseline": baseline, "target": target}
    found = plp.smart(filled(pattern, lang, parts, END), lang)
    assert (found.kind, bool(found.specific), bool(found.measurable)) == (pattern.kind, True, True)


def test_a_pattern_is_not_filled_while_a_part_is_empty() -> None:
    with pytest.raises(InvalidValue) as caught:
        filled(PATTERNS[0], "fr", {"who": "La zone", "what": " "}, END)
    assert caught.value.where == "what"


_PHRASES = (
    "d'ici fin 2026, 15 % de à 90 tous les deux ans avant l'été 2027 mandat du trois sur cinq",
    "tegen eind van naar uiterlijk op 30 juni Ende bis by mid- . 1er trimestre 31/12/2029 –",
)
_WORDS = st.sampled_from([word for phrase in _PHRASES for word in phrase.split()])
_TEXTS = st.one_of(st.text(max_size=120), st.lists(_WORDS, max_size=25).map(" ".join))


@given(text=_TEXTS, lang=st.sampled_from(LANGUAGES), bounds=st.booleans())
def test_any_text_is_judged_and_every_passage_lies_inside_it(
    text: str, lang: str, bounds: bool
) -> None:
    known = {"start": START, "end": END} if bounds else {}
    found = plp.smart(text, lang, **known)
    length = len(composed(text))
    for judged in (found.specific, found.measurable, found.time_bound, *found.proposals):
        assert 0 <= judged.start <= judged.end <= length


@given(text=_TEXTS, lang=st.sampled_from(LANGUAGES))
def test_spaces_and_apostrophes_of_print_change_nothing(text: str, lang: str) -> None:
    printed = text.replace(" ", "\u202f").replace("'", "’")
    left, right = plp.smart(text, lang), plp.smart(printed, lang)
    assert (left.deadline, left.kind) == (right.deadline, right.kind)
    for name in ("specific", "measurable", "time_bound"):
        assert getattr(left, name).ok == getattr(right, name).ok


@given(st.text())
def test_the_plain_form_is_as_long_as_the_text(text: str) -> None:
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize("piece", ["de 1 à ", "15 % ", "d'ici 2027 ", "a", "tous les ", "1 ", " "])
def test_a_text_made_to_be_slow_takes_no_longer_than_its_beginning(piece: str) -> None:
    def judge(length: int) -> None:
        plp.smart(piece * (length // len(piece)), lang="fr", start=START, end=END)

    assert growth(judge, 8_000, times=25) < 5


def test_the_first_text_imports_nothing_heavy() -> None:
    code = (
        "import sys, plpmission as plp; plp.smart('Réduire de 15 %', lang='fr');"
        "heavy = ('pandas', 'numpy', 'scipy', 'plotly', 'sqlalchemy');"
        "print([name for name in heavy if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
