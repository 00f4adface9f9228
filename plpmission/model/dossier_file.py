"""Dossiers as ``*.plp.json`` files, and as the bytes that the store keeps."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from plpmission.errors import UnreadableDossier
from plpmission.model.dossier import FORMAT, Dossier
from plpmission.model.problems import problems_of

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes that a dossier file may have."""

UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From each older format version to the next one, one step at a time."""

_AS_JSON = TypeAdapter(Dossier)  # gives bytes: an autosave would spend as long on making text bytes


def read_dossier(path: str | Path) -> Dossier:
    """The dossier of a ``.plp.json`` file.

    Raises:
        UnreadableDossier: it is not there, broken, of an unknown version, or wrong in places;
            ``problems`` names all of them.
    """
    path = Path(path)
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise UnreadableDossier("The file is larger than a dossier can be (64 MB).")
        return loads(path.read_bytes())
    except FileNotFoundError:
        raise UnreadableDossier("There is no file {name}.", name=path.name) from None
    except OSError as error:
        raise UnreadableDossier(
            "The file {name} cannot be read: {reason}.", name=path.name, reason=error.strerror or ""
        ) from None


def write_dossier(dossier: Dossier, path: str | Path) -> None:
    """Write a dossier as a readable ``.plp.json`` file, whole or not at all."""
    path = Path(path)
    unfinished = path.with_name(path.name + ".part")
    try:
        unfinished.write_bytes(dumps(dossier, indent=2) + b"\n")
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def dumps(dossier: Dossier, indent: int | None = None) -> bytes:
    """A dossier as UTF-8 JSON; what is as it was at the start is left out."""
    written = _AS_JSON.dump_json(dossier, indent=indent, exclude_defaults=True)
    stamp = f'{{"format":{FORMAT}' if indent is None else f'{{\n{" " * indent}"format": {FORMAT}'
    comma = b"" if written == b"{}" else b","
    return b"".join((stamp.encode(), comma, memoryview(written)[1:]))


def loads(content: bytes | str) -> Dossier:
    """A dossier from JSON.

    Raises:
        UnreadableDossier: with all problems at once.
    """
    data = _upgraded(_parsed(content))
    try:
        return Dossier.model_validate(data)
    except ValidationError as error:
        problems = problems_of(error)
        raise UnreadableDossier(
            "This dossier file cannot be taken as it is. Places to put right: {count}.",
            count=len(problems),
            problems=problems,
        ) from None


def _parsed(content: bytes | str) -> dict[str, Any]:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        raise UnreadableDossier(
            "The file is not a dossier: it is broken or cut off. "
            "Bring a file that ends in .plp.json."
        ) from None
    if not isinstance(data, dict) or type(data.get("format")) is not int:
        raise UnreadableDossier("The file is not a dossier: it does not say its format version.")
    return data


def _upgraded(data: dict[str, Any]) -> dict[str, Any]:
    while data["format"] in UPGRADES:
        data = UPGRADES[data["format"]](data)
    if data["format"] != FORMAT:
        raise UnreadableDossier(
            "The file has format version {found}; this program knows version {known}. "
            "Install a newer version of the program.",
            found=data["format"],
            known=FORMAT,
        )
    return data
