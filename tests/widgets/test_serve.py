"""Starting the apps: on this machine alone, with nothing read that is the user's."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from plpmission.errors import MissionError, UnreadableDossier
from plpmission.store import Store
from plpmission_widgets import serve as serving
from plpmission_widgets import server
from plpmission_widgets.warm import kernel_arguments
from tests.widgets.conftest import SAMPLES


def test_a_port_in_use_is_said_and_the_next_one_is_taken_where_none_is_asked_for() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(MissionError, match=str(port)):
            serving.free_port(port)
    assert serving.free_port(0) > 0
    assert serving.free_port(None) >= serving.PORT


def test_a_file_is_brought_in_once_as_long_as_it_is_the_same(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "mine.plp.json"
    file.write_bytes((SAMPLES / "brouillon.plp.json").read_bytes())
    before = file.read_bytes()
    first = serving._found(store, str(file))
    assert serving._found(store, str(file)) == first
    assert file.read_bytes() == before
    file.write_bytes(before.replace(b'"format"', b' "format"', 1))
    assert serving._found(store, str(file)) != first


def test_a_dossier_is_found_by_its_id_and_an_unknown_one_is_said(store: Store) -> None:
    with pytest.raises(MissionError):
        serving._found(store, "dos-nobody")
    with pytest.raises(UnreadableDossier):
        serving._found(store, "nowhere.plp.json")
    assert serving._found(store, None) is None


def test_a_folder_s_dossiers_are_brought_in_and_shown_side_by_side(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("brouillon", "leiestreek"):
        content = (SAMPLES / f"{name}.plp.json").read_bytes()
        (tmp_path / f"{name}.plp.json").write_bytes(content)
    (tmp_path / "broken.plp.json").write_text("{", encoding="utf-8")
    for _ in range(2):
        assert serving._place(store, str(tmp_path)) == "view=view-many"
    assert len(store.list()) == 2
    assert "broken.plp.json" in capsys.readouterr().err
    assert serving._place(store, None) == ""


def test_the_server_is_shut_to_all_but_its_own_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    config = server.settings(8866, "secret")
    assert config.Voila.ip == "127.0.0.1"
    assert config.Voila.token == "secret"
    assert config.Voila.port_retries == 0
    assert config.Voila.config_file_paths == []
    assert config.VoilaConfiguration.file_allowlist == []
    assert config.VoilaConfiguration.allow_template_override == "NO"
    assert config.VoilaConfiguration.show_tracebacks is False
    assert config.NotebookClient.iopub_timeout == 120
    policy = config.Voila.tornado_settings["headers"]["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "http:" not in policy.replace("http://127.0.0.1", "")
    assert Path(config.Voila.notebook_path).is_file()


def test_its_own_folder_goes_and_the_environment_tells_kernels_where_the_store_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("PLPMISSION_STORE", "JUPYTER_PATH", "JUPYTER_CONFIG_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(name, "before")
    here = Path.cwd()
    with serving._own_folder("sqlite:///x.db"):
        folder = Path.cwd()
        assert os.environ["PLPMISSION_STORE"] == "sqlite:///x.db"
        kernel = json.loads((folder / "kernels" / "python3" / "kernel.json").read_text())
        assert kernel_arguments(kernel["argv"]) == [
            "-f",
            "{connection_file}",
            "--HistoryManager.enabled=False",
        ]
    assert Path.cwd() == here
    assert not folder.exists()


def test_a_server_starts_without_compiling_a_grammar() -> None:
    script = (
        "import sys; from plpmission_widgets import serve; serve._spare_a_grammar(); "
        "import jsonschema, plpmission_widgets.server; print('lark' in sys.modules)"
    )
    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "False"


def test_the_notebook_is_a_title_and_one_cell_that_builds_one_app() -> None:
    notebook = json.loads((server._NOTEBOOKS[1] / "letter.ipynb").read_text(encoding="utf-8"))
    code = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert code == ["from plpmission_widgets import LetterApp\n\nLetterApp()"]
    assert not any(cell.get("outputs") for cell in notebook["cells"])


def test_a_store_named_from_the_folder_one_is_in_is_found_from_any_other() -> None:
    here = Path.cwd()
    assert serving.absolute("sqlite:///mine.db") == f"sqlite:///{here / 'mine.db'}"
    assert serving.absolute("sqlite:////var/x.db") == "sqlite:////var/x.db"
    assert serving.absolute("postgresql+psycopg://a@b/c") == "postgresql+psycopg://a@b/c"
