"""A dossier written is the dossier read, and reading names all that is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from plpmission.errors import UnreadableDossier
from plpmission.model import FORMAT, Dossier, dumps, loads, read_dossier, write_dossier
from tests.strategies import dossiers


@settings(max_examples=60, deadline=None)
@given(dossiers())
def test_what_is_written_is_what_is_read(dossier: Dossier) -> None:
    assert loads(dumps(dossier)) == dossier
    assert loads(dumps(dossier, indent=2)) == dossier


def test_an_empty_dossier_says_only_its_format() -> None:
    assert json.loads(dumps(Dossier())) == {"format": FORMAT}


def test_a_file_is_written_whole_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "zone.plp.json"
    dossier = Dossier(title="Zone Val de Lorne")
    write_dossier(dossier, path)
    assert read_dossier(path) == dossier
    assert [file.name for file in tmp_path.iterdir()] == ["zone.plp.json"]


def test_a_file_that_is_wrong_in_twelve_places_names_all_twelve() -> None:
    wrong = {
        "format": 1,
        "title": 5,
        "lang": "it",
        "colour": "blue",
        "indicators": [{"id": "ind-1", "direction": "sideways", "baseline": {"value": "many"}}],
        "letter": {
            "date": "31/12/2026",
            "holder": "Ada",
            "career": [{"period": "2020"}],
            "analysis": {"swot": [{"id": "swot-1", "weight": 9}]},
            "objectives": [{"id": "Not An Id"}, {"id": "obj-2", "deadline": "soon"}],
            "means": [{"id": "mea-1", "year": 20.26}],
        },
    }
    with pytest.raises(UnreadableDossier) as refused:
        loads(json.dumps(wrong))
    assert {problem.where for problem in refused.value.problems} == {
        "title",
        "lang",
        "colour",
        "indicators[0].direction",
        "indicators[0].baseline.value",
        "letter.date",
        "letter.holder",
        "letter.career[0].id",
        "letter.analysis.swot[0].weight",
        "letter.objectives[0].id",
        "letter.objectives[1].deadline",
        "letter.means[0].year",
    }
    for problem in refused.value.problems:
        said = problem.message.format(**dict(problem.parameters))
        assert said.endswith(".")
        assert " or " not in said or "Yes or no" in said


def test_an_id_that_stands_twice_is_named() -> None:
    twice = {"format": 1, "letter": {"career": [{"id": "car-1"}, {"id": "car-1"}]}}
    with pytest.raises(UnreadableDossier) as refused:
        loads(json.dumps(twice))
    [problem] = refused.value.problems
    assert problem.message.format(**dict(problem.parameters)).endswith("car-1.")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b'"text"',
        b"null",
        b"{}",
        b'{"format": null}',
        b'{"format": true}',
        b'{"format": "1"}',
        b'{"format": 1.0}',
        b'{"format": 0}',
        b'{"format": 2}',
        b'{"format": 1' + b"0" * 5000 + b"}",
        b"[" * 100_000,
        b'{"format": 1, "letter": ' + b'{"a":' * 400 + b"1" + b"}" * 401,
        b'{"format": 1, "letter": ' + b"[" * 900 + b"]" * 900 + b"}",
        b'{"format": 1, "indicators": [{"id": "ind-1", "baseline": {"value": NaN}}]}',
        b'{"format": 1, "indicators": [{"id": "ind-1", "baseline": {"value": 1e999}}]}',
        b'{"format": 1, "\\ud800": 1}',
    ],
)
def test_a_broken_file_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableDossier) as refused:
        loads(content)
    assert str(refused.value).endswith(".")
    assert all(problem.where.isprintable() for problem in refused.value.problems)


def test_a_newer_version_is_refused_and_said() -> None:
    with pytest.raises(UnreadableDossier, match="format version 7"):
        loads(b'{"format": 7}')


def test_a_file_that_is_not_there_is_named_without_its_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDossier, match=r"There is no file letter\.plp\.json"):
        read_dossier(tmp_path / "letter.plp.json")


def test_a_folder_is_no_dossier(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDossier, match="cannot be read"):
        read_dossier(tmp_path)


def test_a_file_larger_than_any_dossier_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.plp.json"
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    with pytest.raises(UnreadableDossier, match="64 MB"):
        read_dossier(path)


def test_the_schema_describes_every_field_and_says_the_format() -> None:
    schema = Dossier.model_json_schema()
    assert schema["properties"]["format"]["minimum"] == FORMAT
    assert schema["additionalProperties"] is False
    assert "Objective" in schema["$defs"]
    assert schema["$defs"]["Objective"]["properties"]["text"]["description"]
    json.dumps(schema)
