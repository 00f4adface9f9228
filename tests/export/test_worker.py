from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from multiprocessing import AuthenticationError
from pathlib import Path

import pytest

from plpmission.errors import ExportError
from plpmission.export.client import VARIABLE, ExportClient, shared_worker
from plpmission.model import Dossier, dumps, read_dossier
from plpmission.warm.wire import Address

SAMPLE = Path(__file__).parents[2] / "sample_data" / "brouillon.plp.json"
EMPTY = dumps(Dossier(title="x"))


@pytest.fixture(scope="module")
def client() -> Iterator[ExportClient]:
    with shared_worker(), ExportClient() as client:
        yield client


def test_a_warm_process_makes_documents_and_tells_how_far_it_is(client: ExportClient) -> None:
    told: list[tuple[float, str]] = []
    dossier = dumps(read_dossier(SAMPLE))
    made = client.request(
        dossier, "letter", "pdf", draft=True, on_progress=lambda *at: told.append(at)
    )
    assert made.startswith(b"%PDF")
    assert told[0][0] < told[-1][0]
    assert client.request(EMPTY, "letter", "docx", lang="nl").startswith(b"PK")


def test_one_bad_document_does_not_end_it(client: ExportClient) -> None:
    with pytest.raises(ExportError, match="broken or cut off") as refused:
        client.request(b"{", "letter", "html")
    assert refused.value.domain == "errors"
    with pytest.raises(ExportError, match="no format"):
        client.request(EMPTY, "letter", "odt")
    assert client.request(EMPTY, "letter", "html").startswith(b"<!doctype html>")


def test_too_much_is_refused_before_it_is_sent(
    client: ExportClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plpmission.export.client.SIZE_LIMIT", 10)
    with pytest.raises(ExportError, match="64 MB"):
        client.request(EMPTY, "letter", "html")


def test_nobody_is_served_without_the_key(client: ExportClient) -> None:
    address = Address.parse(os.environ[VARIABLE])
    assert address is not None
    assert client.request(EMPTY, "letter", "html")
    stranger = Address(place=address.place, key=b"guess")
    with pytest.raises(AuthenticationError):
        stranger.connect()
    assert client.request(EMPTY, "letter", "html")


def test_a_process_that_the_environment_names_is_taken_over(client: ExportClient) -> None:
    known = os.environ[VARIABLE]
    with shared_worker():
        assert os.environ[VARIABLE] == known
    assert os.environ[VARIABLE] == known
    assert client.request(EMPTY, "letter", "html")


def test_a_dead_worker_is_replaced_and_a_slow_one_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    with ExportClient() as client:
        client.start()
        assert client.own is not None
        os.kill(client.own.process.pid, signal.SIGKILL)
        client.own.process.wait()
        assert client.request(EMPTY, "letter", "html").startswith(b"<!doctype html>")
        with pytest.raises(ExportError, match="too long"):
            client.request(dumps(read_dossier(SAMPLE)), "letter", "pdf", timeout=0)


@pytest.mark.parametrize("text", ["", "x", "zz@place", "@place", "00@"])
def test_an_address_that_is_none_is_not_taken(text: str) -> None:
    assert Address.parse(text) is None


def test_an_address_comes_back_from_its_text() -> None:
    address = Address(place="/tmp/@worker", key=b"key")
    assert Address.parse(str(address)) == address
