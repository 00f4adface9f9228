"""A process that makes documents and stays warm: ``python -m plpmission.export.worker``.

It imports everything once, and serves one document after the other. A request names the
``document``, the ``format``, whether it is a ``draft``, the ``lang``, the ``item`` that it is
about, a house ``style`` and
``comments``; its contents are the dossier, and the ``earlier`` version where it names one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plpmission.errors import ExportError
from plpmission.export import FORMATS, export, file_of
from plpmission.export.client import VARIABLE
from plpmission.export.fonts import forget
from plpmission.model import loads
from plpmission.render.blocks import Cover, Heading, Rendered
from plpmission.warm.serving import Tell, serve


def main() -> None:
    """Serve until the starter goes away."""
    serve(VARIABLE, made, fault=_fault, warm_up=_warm_up, afterwards=forget)


def _fault() -> ExportError:
    return ExportError(
        "The document could not be made: the program has a fault. The dossier is safe."
    )


def _warm_up() -> None:
    """Load what each format needs, by making a page of each."""
    from plpmission.render import render  # noqa: F401

    page = Rendered(
        document="letter",
        lang="en",
        title="Page",
        subject="",
        author="",
        blocks=(Cover(title="Page", subtitle=""), Heading(level=1, text="Page")),
    )
    for fmt in FORMATS:
        file_of(page, fmt)


def made(asked: dict[str, Any], contents: Sequence[bytes], tell: Tell) -> bytes:
    """The document that is asked for."""
    from plpmission.render import Earlier

    dossier = loads(contents[0])
    lang = asked.get("lang") or dossier.lang
    draft = bool(asked.get("draft"))
    earlier = asked.get("earlier")
    return export(
        dossier,
        asked["document"],
        asked["format"],
        lang=lang,
        draft=draft,
        findings=_findings(dossier, lang) if draft else (),
        comments=_comments(asked.get("comments")),
        item=asked.get("item") or "",
        earlier=Earlier(dossier=loads(contents[1]), **earlier) if earlier else None,
        style=_style(asked.get("style")),
        progress=tell,
    )


def _style(kept: Any) -> Any:
    from plpmission.export.style import from_json

    return from_json(kept) if kept else None


def _comments(said: Any) -> Any:
    import datetime as dt

    from plpmission.render.remarks import Remark

    return tuple(
        Remark(
            section=one["section"],
            text=one["text"],
            who=one["who"],
            on=dt.date.fromisoformat(one["on"]),
            quote=one["quote"],
            assigned=one["assigned"],
            replies=tuple((who, text) for who, text in one["replies"]),
        )
        for one in said or ()
    )


def _findings(dossier: Any, lang: Any) -> Any:
    from plpmission.checks import check

    return check(dossier, lang)


if __name__ == "__main__":
    main()
