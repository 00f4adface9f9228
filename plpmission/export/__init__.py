"""Documents as files: HTML, PDF and Word, from what ``render`` makes.

``export`` is the one way in. Nothing that makes a file is imported before a file is made.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping, Sequence
from errno import EISDIR
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from plpmission.errors import ExportError
from plpmission.i18n import Lang
from plpmission.model import Document, Dossier

if TYPE_CHECKING:
    from plpmission.checks import Finding
    from plpmission.export.style import Style
    from plpmission.render import Earlier
    from plpmission.render.blocks import Rendered
    from plpmission.render.remarks import Remark

__all__ = ["FORMATS", "Format", "Progress", "export", "file_of", "files_of", "write_all"]

Format = Literal["html", "pdf", "docx"]
FORMATS: tuple[Format, ...] = get_args(Format)

Progress = Callable[[float, str], None]
"""Told how far an export is, from 0 to 1, with an English sentence of the domain ``export``."""


def export(  # noqa: PLR0913 - the choices that a reader makes before an export
    dossier: Dossier,
    document: Document,
    fmt: Format,
    path: str | Path | None = None,
    *,
    lang: Lang | None = None,
    draft: bool = False,
    findings: Sequence[Finding] = (),
    comments: Sequence[Remark] = (),
    item: str = "",
    earlier: Earlier | None = None,
    style: Style | None = None,
    progress: Progress | None = None,
) -> bytes:
    """A document of a dossier as a file's bytes; written to ``path``, whole or not at all.

    ``lang`` is the document's language, the dossier's own if not given. A ``draft`` shows the
    sections that are still empty, and ``findings`` and
    ``comments`` beside what they are about. ``item`` is the id
    of the item that the document is about, ``earlier`` the version that a comparison starts from.
    ``style`` is the zone's house style.

    Raises:
        ExportError: the document cannot be made in this form; ``where`` leads to the place.
    """
    tell = progress or (lambda _, __: None)
    tell(0.05, "Putting the document together")
    from plpmission.render import render

    rendered = render(
        dossier,
        document,
        lang=lang,
        draft=draft,
        findings=findings,
        comments=comments,
        item=item,
        earlier=earlier,
    )
    tell(0.3, "Setting the pages")
    made = file_of(rendered, fmt, style)
    if path is not None:
        tell(0.95, "Writing the file")
        write_all({Path(path): made})
    tell(1.0, "Done")
    return made


def file_of(rendered: Rendered, fmt: Format, style: Style | None = None) -> bytes:
    """A document in one of the formats, and in a house style where one is given.

    Raises:
        ExportError: it cannot be made, or the format is not one of ``FORMATS``.
    """
    from plpmission.export.style import PLAIN

    style = style or PLAIN
    if fmt == "html":
        from plpmission.export.html import html_of

        return html_of(rendered, style).encode()
    if fmt == "pdf":
        from plpmission.export.pdf import pdf_of

        return pdf_of(rendered, style)
    if fmt == "docx":
        from plpmission.export.word import docx_of

        return docx_of(rendered, style)
    raise ExportError("There is no format “{format}”: choose html, pdf or docx.", format=fmt)


def files_of(
    rendered: Rendered, formats: Sequence[Format], style: Style | None = None
) -> dict[Format, bytes]:
    """A document in several formats, made ready once for all of them.

    Raises:
        ExportError: as ``file_of``.
    """
    from plpmission.export.ready import ready

    document = ready(rendered, style.header if style else "")
    return {fmt: file_of(document, fmt, style) for fmt in formats}


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write files, each of them whole: all are on the disk before the first takes its name.

    Raises:
        ExportError: one of them cannot be written; the folder holds what it held.
    """
    unfinished = {
        path.with_name(f"{path.name}.{secrets.token_hex(4)}.part"): path for path in files
    }
    path = Path()
    try:
        for part, path in unfinished.items():
            part.write_bytes(files[path])
            if path.is_dir():  # the one thing that a name refuses once the file is written
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        for part, path in unfinished.items():
            part.replace(path)
    except OSError as error:
        raise ExportError(
            "The file {name} cannot be written: {reason}.",
            name=path.name,
            reason=error.strerror or "",
        ) from None
    finally:
        for part in unfinished:
            part.unlink(missing_ok=True)
