"""The exporters that ``jupyter nbconvert --to mission-letter-…`` finds, by entry point."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from nbconvert.exporters import Exporter, TemplateExporter
from nbformat import NotebookNode
from nbformat.v4 import new_notebook
from traitlets import HasTraits, Unicode, default

from plpmission.export.html import TEMPLATE, page_of
from plpmission.export.notebook import from_notebook
from plpmission.export.pdf import pdf_of
from plpmission.export.style import PLAIN, Style, read_style
from plpmission.export.word import docx_of

Resources = dict[str, Any]


class Page(dict[str, Any]):
    """What the template reads; made once, so that nbconvert's copy of it is itself."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Page:
        return self


class Styled(HasTraits):
    """What all of them take: ``--MissionLetterPDF.style=FILE``."""

    style = Unicode("", help="The house style: a small TOML file.").tag(config=True)

    def house(self) -> Style:
        """The style of that file."""
        return read_style(self.style) if self.style else PLAIN


class MissionLetterHTML(Styled, TemplateExporter):
    """One HTML file; its template may be replaced with ``--template`` as for any exporter."""

    output_mimetype = "text/html"
    export_from_notebook = "Mission letter (HTML)"

    @default("file_extension")
    def _html(self) -> str:
        return ".html"

    @default("template_name")
    def _own_template(self) -> str:
        return TEMPLATE.name

    @default("extra_template_basedirs")
    def _own_folder(self) -> list[str]:
        return [str(TEMPLATE.parent)]

    def _create_environment(self) -> Environment:
        environment: Environment = super()._create_environment()  # type: ignore[no-untyped-call]
        environment.autoescape = True
        return environment

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Resources | None = None, **kw: Any
    ) -> tuple[str, Resources]:
        """The page of a notebook that ``to_notebook`` made."""
        own = {**(resources or {}), "page": Page(page_of(from_notebook(nb), self.house()))}
        # The template reads the page alone: nbconvert would copy every cell, twice, for nothing.
        nothing = new_notebook()  # type: ignore[no-untyped-call]
        page, held = super().from_notebook_node(nothing, own, **kw)
        return page, held


class MissionLetterPDF(Styled, Exporter):
    """PDF/UA-1 and PDF/A-3a in one file, with the data attached."""

    output_mimetype = "application/pdf"
    export_from_notebook = "Mission letter (PDF)"

    @default("file_extension")
    def _pdf(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Resources | None = None, **kw: Any
    ) -> tuple[bytes, Resources]:
        """The PDF of a notebook that ``to_notebook`` made."""
        _, held = super().from_notebook_node(nb, resources, **kw)
        return pdf_of(from_notebook(nb), self.house()), held


class MissionLetterDOCX(Styled, Exporter):
    """A Word file with native headings, contents, captions and tables."""

    output_mimetype = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    export_from_notebook = "Mission letter (Word)"

    @default("file_extension")
    def _docx(self) -> str:
        return ".docx"

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Resources | None = None, **kw: Any
    ) -> tuple[bytes, Resources]:
        """The Word file of a notebook that ``to_notebook`` made."""
        _, held = super().from_notebook_node(nb, resources, **kw)
        return docx_of(from_notebook(nb), self.house()), held
