"""Documents beside their peers: CPU seconds in a warm process, for a letter of twenty pages.

Peers, for the benchmark alone: WeasyPrint sets the same letter's HTML page, pandoc makes a Word
file of it, docxtpl fills our own Word file as a template.
"""

from __future__ import annotations

import os
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.util import find_spec
from io import BytesIO
from itertools import count
from pathlib import Path

import pypdfium2

from plpmission.export import FORMATS, file_of, files_of
from plpmission.export.fonts import forget
from plpmission.export.html import html_of
from plpmission.model import Dossier, read_dossier
from plpmission.render import render
from plpmission.render.blocks import Rendered
from tests.bench.figures import Figure

SAMPLE = Path(__file__).parents[2] / "sample_data" / "haute-semois.plp.json"
LEFT_OUT = (
    "legal-framework",
    "work-processes",
    "people",
    "resources",
    "partners",
    "structure",
    "communication",
    "core-tasks",
    "management-control",
)
MANY = 10
"""Dossiers that stand for the two hundred: each costs the same."""
_SERIAL = count()


def letter() -> Dossier:
    """The full sample, cut to about twenty pages: two objectives with what belongs to them."""
    dossier = read_dossier(SAMPLE)
    kept = {objective.id for objective in dossier.letter.objectives[:2]}
    plans = [p.id for p in dossier.letter.plans if kept.issuperset(p.objectives)][:3]
    shown = {key for o in dossier.letter.objectives[:2] for key in o.indicators}
    gone = [
        *(o.id for o in dossier.letter.objectives if o.id not in kept),
        *(p.id for p in dossier.letter.plans if p.id not in plans),
        *(i.id for i in dossier.indicators if i.id not in shown),
        *(m.id for m in dossier.letter.means if not kept.intersection(m.objectives)),
    ]
    for item in gone:
        dossier = dossier.without_item(item)
    for section in LEFT_OUT:
        dossier = dossier.with_section(section, left_out=True, left_out_reason="–")
    return dossier


def fresh(rendered: Rendered) -> Rendered:
    """The document as nobody has set it before: the typesetter remembers what it has seen."""
    return replace(rendered, subject=f"{rendered.subject} {next(_SERIAL)}")


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    """Median CPU seconds of a call, warm, with those of the programs that it starts."""
    work()
    taken = []
    for _ in range(runs):
        before = _used()
        work()
        taken.append(_used() - before)
    return statistics.median(taken)


def _used() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def figures() -> Iterator[Figure]:
    """The rows of the report."""
    dossier = letter()
    rendered = render(dossier, "letter")
    pdf = file_of(rendered, "pdf")
    pages = len(pypdfium2.PdfDocument(pdf))
    ours = {fmt: seconds(lambda fmt=fmt: file_of(fresh(rendered), fmt)) for fmt in FORMATS}
    yield Figure(f"PDF of {pages} pages, CPU", ours["pdf"], 0.5, "s")
    yield Figure(f"Word file of {pages} pages, CPU", ours["docx"], 0.3, "s")
    page = html_of(rendered)
    for name, peer in (("weasyprint", _weasyprint), ("pypandoc", _pandoc), ("docxtpl", _docxtpl)):
        if find_spec(name):
            yield from peer(page, rendered, ours)
        else:
            print(f"{name} is not installed: not measured")
    yield Figure(f"{MANY} dossiers × 3 formats, CPU a dossier", _many(dossier), 0.8, "s")


Taken = dict[str, float]


def _weasyprint(page: str, _: Rendered, ours: Taken) -> Iterator[Figure]:
    from weasyprint import HTML

    taken = seconds(lambda: HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"), runs=1)
    yield Figure("PDF / WeasyPrint's of the same page, CPU", ours["pdf"] / taken, 1 / 8)


def _pandoc(page: str, _: Rendered, ours: Taken) -> Iterator[Figure]:
    import pypandoc

    out = Path(os.environ.get("TMPDIR", "/tmp")) / f"bench-{os.getpid()}.docx"
    taken = seconds(
        lambda: pypandoc.convert_text(page, "docx", format="html", outputfile=str(out)), runs=3
    )
    out.unlink(missing_ok=True)
    yield Figure("Word file / pandoc's of the same page, CPU", ours["docx"] / taken, 1.0)


def _docxtpl(_: str, rendered: Rendered, ours: Taken) -> Iterator[Figure]:
    from docxtpl import DocxTemplate

    template = file_of(rendered, "docx")

    def fill() -> None:
        made = DocxTemplate(BytesIO(template))
        made.render({"title": rendered.title})
        made.save(BytesIO())

    yield Figure("Word file / docxtpl's of the same file, CPU", ours["docx"] / seconds(fill), 1.0)


def _many(dossier: Dossier) -> float:
    """CPU seconds of a dossier in all formats as ``export-all`` makes them, over several."""

    def all_formats() -> None:
        for at in range(MANY):
            own = dossier.with_value("letter.entity.name", f"Zone de police {at} {next(_SERIAL)}")
            files_of(render(own, "letter"), FORMATS)
        forget()

    return seconds(all_formats, runs=1) / MANY
