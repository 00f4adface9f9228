"""What others script against: few names, each loaded when it is first used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import plpmission
from plpmission import errors


def run(program: str) -> str:
    """What a Python program prints, in an interpreter of its own."""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("module", [plpmission, errors])
def test_the_names_are_sorted_and_there(module: object) -> None:
    names = module.__all__  # type: ignore[attr-defined]
    assert list(names) == sorted(names)
    assert all(hasattr(module, name) for name in names)


def test_what_is_not_there_is_not_there() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        plpmission.nothing  # noqa: B018


def test_importing_loads_nothing_else() -> None:
    loaded = run("import plpmission, sys; print(*sys.modules)").split()
    assert not {"plpmission.model", "pydantic", "sqlalchemy", "nbconvert"} & set(loaded)


def test_a_letter_is_checked_without_what_makes_documents_or_figures() -> None:
    program = (
        "import plpmission as plp, sys; from plpmission.model import Dossier;"
        "plp.check(Dossier()); print(*sys.modules)"
    )
    heavy = {"pandas", "scipy", "plotly", "nbconvert", "typst", "docx", "sqlalchemy", "babel"}
    assert not heavy & set(run(program).split())


@pytest.mark.parametrize(
    "before", ["", "import plpmission.export;", "from plpmission import export;"]
)
def test_export_is_a_function_and_a_package(before: str) -> None:
    program = (
        f"{before}import plpmission as plp; from plpmission.export import export;"
        "assert callable(plp.export); assert callable(export); print(plp.export.__name__)"
    )
    assert run(program).strip() == "plpmission.export"


def test_every_error_is_in_the_tree_that_is_documented() -> None:
    for name in errors.__all__:
        assert name in (errors.__doc__ or "") or name == "Problem"
