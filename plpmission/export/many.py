"""The same document of many dossiers, over all cores; what fails does not stop the others."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from plpmission.errors import MissionError
from plpmission.export import Format
from plpmission.export.style import Style
from plpmission.i18n import Lang, say, translator
from plpmission.model import Document, read_dossier

log = logging.getLogger(__name__)

ENDING = ".plp.json"


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is made of each dossier, and where it goes."""

    document: Document
    formats: Sequence[Format]
    folder: Path
    lang: Lang | None = None
    """The documents' language; each dossier's own if not given."""
    draft: bool = False
    style: Style | None = None
    reader: Lang = "en"
    """The language in which to say what went wrong."""


@dataclass(frozen=True, kw_only=True)
class Task:
    """One dossier file, and the beginning of the names of its documents."""

    source: Path
    target: Path


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one dossier: its documents, or a sentence."""

    source: Path
    made: tuple[Path, ...] = ()
    fault: str = ""


def tasks(folder: Path, order: Order) -> list[Task]:
    """The dossiers under a folder, in the order of their names; documents keep the subfolders."""
    return [
        Task(source=path, target=order.folder / path.relative_to(folder).with_name(_stem(path)))
        for path in sorted(folder.rglob(f"*{ENDING}"))
    ]


def _stem(path: Path) -> str:
    return path.name.removesuffix(ENDING)


def export_many(
    listed: Iterable[Task], order: Order, *, jobs: int | None = None
) -> Iterator[Outcome]:
    """Make the documents, each outcome as soon as it is known.

    A dossier at which a process breaks down is found by trying the rest one at a time.
    """
    waiting = list(listed)
    processes = max(1, min(jobs or os.cpu_count() or 1, len(waiting)))
    while waiting:
        done: set[Task] = set()
        for task, outcome in _round(waiting, order, processes):
            done.add(task)
            yield outcome
        waiting = [task for task in waiting if task not in done]
        if waiting and processes == 1:
            yield _broken(waiting.pop(0), order)
        processes = 1


def _round(waiting: Sequence[Task], order: Order, processes: int) -> Iterator[tuple[Task, Outcome]]:
    """Outcomes until all are there, or until a process breaks down."""
    # A fresh process, not a fork: what a caller's threads hold at that moment stays with them.
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=settle)
    try:
        asked: dict[Future[Outcome], Task] = {
            pool.submit(make, task, order): task for task in waiting
        }
        for future in as_completed(asked):
            yield asked[future], future.result()
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(cancel_futures=True)


def settle() -> None:
    """Make the process one that makes many documents: of what it has made, little is thrown away.

    Else it is looked through, many times a document, for what could be.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def make(task: Task, order: Order) -> Outcome:
    """The documents of one dossier; all of them, or none."""
    try:
        return Outcome(source=task.source, made=_made(task, order))
    except MissionError as error:
        return Outcome(source=task.source, fault=say(error, order.reader))
    except OSError as error:
        t = translator("export", order.reader)
        reason = error.strerror or type(error).__name__
        fault = t("The documents of {name} cannot be written: {reason}.", name=task.target.name,
                  reason=reason)  # fmt: skip
        return Outcome(source=task.source, fault=fault)
    except Exception:
        log.exception("%s", task.source)
        return _broken(task, order)


def _made(task: Task, order: Order) -> tuple[Path, ...]:
    from plpmission.checks import check
    from plpmission.export import files_of, write_all
    from plpmission.render import render

    dossier = read_dossier(task.source)
    found = check(dossier, order.lang or dossier.lang) if order.draft else ()
    rendered = render(dossier, order.document, lang=order.lang, draft=order.draft, findings=found)
    files = {
        task.target.with_name(f"{task.target.name}-{order.document}.{fmt}"): content
        for fmt, content in files_of(rendered, order.formats, order.style).items()
    }
    task.target.parent.mkdir(parents=True, exist_ok=True)
    write_all(files)
    return tuple(files)


def _broken(task: Task, order: Order) -> Outcome:
    t = translator("export", order.reader)
    fault = t("{name} could not be made into a document: the program failed at it.",
              name=task.source.name)  # fmt: skip
    return Outcome(source=task.source, fault=fault)
