"""What is installed from the wheel works away from the checkout."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

from tests.serving import started

ROOT = Path(__file__).parent.parent
CARRIED = (
    "plpmission_widgets/static/app.js",
    "plpmission_widgets/static/app.css",
    "plpmission_widgets/static/chart.js",
    "plpmission_widgets/voila/templates/plpmission/static/charts.js",
    "plpmission_widgets/notebooks/letter.ipynb",
    "plpmission_widgets/notebooks/compare.ipynb",
    "plpmission_widgets/notebooks/trends.ipynb",
    "plpmission_widgets/sample_data/haute-semois.plp.json",
    "plpmission/i18n/locale/fr/LC_MESSAGES/checks.mo",
    "plpmission/outline/letter.toml",
)

pytestmark = pytest.mark.xdist_group("wheel")


def python(executable: str | Path, *arguments: str, cwd: Path = ROOT) -> str:
    done = subprocess.run(
        [str(executable), *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    python(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation",
           "-w", str(folder), ".")  # fmt: skip
    return next(folder.glob("plpmission-*.whl"))


def test_the_wheel_carries_what_the_apps_need(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert [name for name in CARRIED if name not in names] == []
    assert any("/fonts/" in name for name in names)
    assert any("/voila/templates/" in name for name in names)
    assert not any("node_modules" in name or name.startswith("tests/") for name in names)


def test_the_sdist_carries_the_built_files_so_that_no_node_is_needed(tmp_path: Path) -> None:
    python(sys.executable, "-m", "build", "--sdist", "--no-isolation", "-o", str(tmp_path), ".")
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        names = {name.split("/", 1)[-1] for name in archive.getnames()}
    assert "widgets/plpmission_widgets/static/app.js" in names
    assert "plpmission/i18n/locale/fr/LC_MESSAGES/checks.mo" in names
    assert "notebooks/letter.ipynb" in names


def test_installed_in_an_empty_environment_it_serves_the_letter(
    wheel: Path, tmp_path: Path
) -> None:
    home = tmp_path / "env"
    venv.create(home)  # our pip installs into it, and Python compiles what is used when it is
    python(sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "install", "-q",
           "--no-compile", "-c", str(ROOT / "constraints.txt"), str(wheel),
           cwd=tmp_path)  # fmt: skip
    python(home / "bin" / "plpmission", "new", "mine.plp.json", "--lang", "nl", cwd=tmp_path)
    command = [str(home / "bin" / "plpmission"), "serve", "mine.plp.json", "--port", "0",
               "--no-browser", "--store", f"sqlite:///{tmp_path / 'store.db'}"]  # fmt: skip
    with (
        started(
            command, tmp_path / "log", tmp_path, PYTHONPATH="", PYTHONDONTWRITEBYTECODE=""
        ) as served,
        urllib.request.urlopen(served.url, timeout=120) as answer,
    ):
        page = answer.read().decode()
    assert "application/vnd.jupyter.widget-view+json" in page
