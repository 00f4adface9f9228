"""The outline's structure: the model letter's parts, groups, sections and prompts."""

from __future__ import annotations

import pytest

from plpmission.errors import MissionError, UnknownSection
from plpmission.model import SECTION_IDS
from plpmission.outline import Group, Part, SectionSpec, outline

NUMBERS = {
    "1.1": "identification",
    "1.2": "mandate",
    "1.3": "start",
    "1.4": "curriculum",
    "1.5": "legal-framework",
    "2.1": "entity",
    "2.2": "governance",
    "2.3": "context",
    "2.4": "organisation",
    "3.1.1": "mission-values",
    "3.1.2": "culture",
    "3.1.3": "own-functioning",
    "3.2.1": "analysis",
    "3.2.2": "objectives",
    "3.2.3": "plans",
    "3.2.4": "structure",
    "3.2.5": "amendment-procedure",
    "3.3.1": "core-tasks",
    "3.3.2": "work-processes",
    "3.3.3": "management-control",
    "3.4": "people",
    "3.5": "resources",
    "3.6": "partners",
    "3.7": "communication",
    "4": "conclusion",
}


def test_sections_stand_in_the_models_order_under_the_models_numbers() -> None:
    assert [(spec.number, spec.id) for spec in outline().sections] == list(NUMBERS.items())


def test_the_outline_and_the_dossier_know_the_same_sections() -> None:
    assert tuple(spec.id for spec in outline().sections) == SECTION_IDS


def test_the_tree_holds_three_parts_and_the_conclusion() -> None:
    tree = outline().tree
    assert [node.id for node in tree] == [
        "part-mandate",
        "part-entity",
        "part-practice",
        "conclusion",
    ]
    assert isinstance(tree[-1], SectionSpec)


def test_children_follow_each_other_by_number() -> None:
    practice = outline().tree[2]
    assert isinstance(practice, Part)
    numbers = [child.number for child in practice.children]
    assert numbers == ["3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7"]
    assert [type(child) for child in practice.children[:4]] == [Group, Group, Group, SectionSpec]


def test_every_heading_is_numbered_below_its_parent() -> None:
    def descend(node: Part | Group | SectionSpec) -> None:
        for child in getattr(node, "children", ()):
            assert child.number.rpartition(".")[0] == node.number
            descend(child)

    for top in outline().tree:
        descend(top)


@pytest.mark.parametrize(
    ("section", "parents"),
    [
        ("identification", ("part-mandate",)),
        ("analysis", ("part-practice", "strategy")),
        ("people", ("part-practice",)),
        ("conclusion", ()),
    ],
)
def test_a_section_names_its_parents_from_the_top(section: str, parents: tuple[str, ...]) -> None:
    assert outline().section(section).parents == parents


@pytest.mark.parametrize(("section", "count"), [("context", 16), ("people", 17), ("resources", 12)])
def test_the_models_lists_are_whole(section: str, count: int) -> None:
    assert len(outline().section(section).elements) == count


def test_every_section_asks_something() -> None:
    assert all(spec.questions for spec in outline().sections)


def test_prompts_say_whether_they_are_questions_or_elements() -> None:
    for spec in outline().sections:
        assert {prompt.kind for prompt in spec.questions} == {"question"}
        assert {prompt.kind for prompt in spec.elements} <= {"element"}
        assert spec.prompts == spec.questions + spec.elements


def test_no_id_stands_twice() -> None:
    prompts = [prompt.id for spec in outline().sections for prompt in spec.prompts]
    assert len(prompts) == len(set(prompts))
    assert len(outline().sections) == len({spec.id for spec in outline().sections})


def test_staff_and_means_ask_for_cost_cover_and_procedure() -> None:
    asked = {prompt.id for prompt in outline().section("people").questions}
    assert asked > {"staff-financial-impact", "staff-funds-suffice", "staffing-table-procedure"}
    asked = {prompt.id for prompt in outline().section("resources").questions}
    assert asked > {"means-financial-impact", "means-funds-suffice", "budget-procedure"}


def test_criteria_list_the_sections_that_name_them() -> None:
    assert [criterion.number for criterion in outline().criteria] == [1, 2, 3, 4, 5, 6, 7]
    for criterion in outline().criteria:
        answering = [spec.id for spec in outline().sections if criterion.number in spec.efqm]
        assert list(criterion.answered_in) == answering


def test_the_two_criteria_on_results_are_prepared_and_not_answered() -> None:
    unanswered = [criterion for criterion in outline().criteria if not criterion.answered_in]
    assert [criterion.number for criterion in unanswered] == [6, 7]
    for criterion in unanswered:
        assert criterion.prepared_in
        assert all(outline().section(section) for section in criterion.prepared_in)


def test_an_unknown_section_is_a_mission_error_and_a_key_error() -> None:
    with pytest.raises(UnknownSection, match="no section “nowhere”") as caught:
        outline().section("nowhere")
    assert isinstance(caught.value, MissionError)
    assert isinstance(caught.value, KeyError)
