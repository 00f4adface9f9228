"""The folders of examples are the specification: drop a file in, and it is a test.

Its name begins with the code of a check: the examples in ``invalid`` show what it finds, those in
``valid`` what it lets pass.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from plpmission.checks import CHECKS, check
from plpmission.model import read_dossier

EXAMPLES = Path(__file__).parents[1] / "examples"


def files(folder: str) -> list[Path]:
    return sorted((EXAMPLES / folder).glob("*.plp.json"))


def name(path: Path) -> str:
    return path.name.removesuffix(".plp.json")


def code(path: Path) -> str:
    return path.name.partition("-")[0]


@pytest.mark.parametrize("path", files("invalid"), ids=name)
def test_an_invalid_example_is_found(path: Path) -> None:
    dossier = read_dossier(path)
    found = [one for one in check(dossier) if one.code == code(path)]
    assert found
    for one in found:
        dossier.value(one.where)  # the place is there


@pytest.mark.parametrize("path", files("valid"), ids=name)
def test_a_valid_example_is_let_pass(path: Path) -> None:
    assert [one for one in check(read_dossier(path)) if one.code == code(path)] == []


@pytest.mark.parametrize("folder", ["valid", "invalid"])
def test_each_check_has_an_example(folder: str) -> None:
    assert {code(path) for path in files(folder)} == {rule.code for rule in CHECKS}
