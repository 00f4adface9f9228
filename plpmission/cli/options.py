"""The arguments and options that several commands take."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from plpmission.i18n import Lang


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"


class To(StrEnum):
    """The formats of a document."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


DossierName = Annotated[
    str, typer.Argument(metavar="DOSSIER", help="A .plp.json file, or an id in the store.")
]
StoreUrl = Annotated[
    str | None,
    typer.Option("--store", envvar="PLPMISSION_STORE", help="The store’s address (URL)."),
]
ReaderLang = Annotated[Lang | None, typer.Option(help="The language of the messages.")]
DossierLang = Annotated[
    Lang | None, typer.Option(help="The language of the documents; French if not given.")
]
DocumentLang = Annotated[
    Lang | None, typer.Option(help="The language of the document; the dossier’s own if not given.")
]
