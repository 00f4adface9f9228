"""A process that reads one document: ``python -m plpmission.importers.worker``.

What reading loads, and whatever a file makes of it, is gone when the process ends.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from plpmission.errors import UnreadableDocument
from plpmission.importers.client import VARIABLE
from plpmission.model import dumps, loads
from plpmission.warm.serving import Tell, serve

Json = dict[str, Any]

SHOWN = 12 * 1024 * 1024
"""Bytes of pictures that a page shows of a document."""
_READING = 0.7
"""Of the work, how much reading is; the rest finds the places."""


def main() -> None:
    """Serve until the starter goes away."""
    serve(VARIABLE, _answer, fault=_fault, warm_up=lambda: None)


def _fault() -> UnreadableDocument:
    return UnreadableDocument(
        "The document could not be read: the program has a fault. Nothing was lost."
    )


def look(asked: Json, contents: Sequence[bytes], tell: Tell) -> Json:
    """What a file is.

    One of ours: ``own`` with its dossier as ``.plp.json``, and whether a Word file comes back with
    something in it (``returned``). One of somebody else: ``placed``, see ``placing``.

    Raises:
        UnreadableDossier: what a file of ours carries is wrong in places.
        UnreadableDocument: a file of somebody else cannot be read.
    """
    from plpmission.export.payload import carried

    name, content = str(asked["name"]), contents[0]
    kept = carried(name, content)
    if kept is None:
        return {"placed": _placed(name, content, tell)}
    return {"own": dumps(loads(kept)).decode(), "returned": _is_returned(name, content)}


def _placed(name: str, content: bytes, tell: Tell) -> Json:
    from plpmission.importers.placing import place
    from plpmission.importers.reading import read

    source = read(content, name, progress=lambda part, text: tell(part * _READING, text))
    placed = place(source, progress=lambda part, text: tell(_READING + part * (1 - _READING), text))
    return placed.as_json()


def _is_returned(name: str, content: bytes) -> bool:
    """Whether somebody wrote into a Word file of ours."""
    if not name.lower().endswith(".docx"):
        return False
    from plpmission.export.archive import Archive
    from plpmission.importers.returning_file import open_file

    with Archive(content) as archive:
        opened = open_file(archive)
        return bool(opened.changed) or any(True for _ in opened.remarks())


def pictures(asked: Json, contents: Sequence[bytes], _: Tell) -> Json:
    """The pictures of a document (``pictures``), as far as a page can show so many.

    Raises:
        UnreadableDocument: it is none that can be read.
    """
    from plpmission.importers.reading import read

    shown, room = [], SHOWN
    for one in read(contents[0], str(asked["name"])).images:
        if len(one.content) <= room:
            room -= len(one.content)
            content = base64.b64encode(one.content).decode()
            shown.append({"id": one.id, "media": one.media, "content": content})
    return {"pictures": shown}


def compare(_: Json, contents: Sequence[bytes], __: Tell) -> Json:
    """What a Word file of ours that comes back would change in the dossier as it is now."""
    from plpmission.export.payload import carried
    from plpmission.importers.returning import returned

    kept = carried("returned.docx", contents[0])
    if kept is None:
        raise UnreadableDocument("This Word file was not made by this program.")
    return returned(contents[0], loads(kept), loads(contents[1])).as_json()


_TASKS: Mapping[str, Callable[[Json, Sequence[bytes], Tell], Json]] = {
    "look": look,
    "compare": compare,
    "pictures": pictures,
}


def _answer(asked: Json, contents: Sequence[bytes], tell: Tell) -> bytes:
    return json.dumps(_TASKS[asked["task"]](asked, contents, tell)).encode()


if __name__ == "__main__":
    main()
