"""The one widget of a page: traits that the browser draws, messages that it sends.

The traits are written here and nowhere else, and only from ``screen``; messages go to ``actions``.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from plpmission.i18n import translator
from plpmission_widgets.actions import Answer, dispatch
from plpmission_widgets.actions.answer import toast
from plpmission_widgets.desk import Desk
from plpmission_widgets.screen import Refresh, Shut, traits

_STATIC = Path(__file__).parent / "static"
_QUIET = 0.15
"""Seconds without a message after which the panes beside the section are renewed."""

log = logging.getLogger(__name__)


def _shown() -> Any:
    return traitlets.Any(allow_none=True).tag(sync=True)


class AppWidget(anywidget.AnyWidget):
    """A page of the apps."""

    _esm = _STATIC / "app.js"
    _css = _STATIC / "app.css"

    ui = _shown()
    screen = traitlets.Unicode("start").tag(sync=True)
    bar = _shown()
    save = _shown()
    home = _shown()
    outline = _shown()
    section = _shown()
    aside = _shown()
    dialog = _shown()

    def __init__(self, desk: Desk | Shut) -> None:
        super().__init__(**desk.shown if isinstance(desk, Shut) else traits(desk, "screen"))
        self.desk = desk
        self._waiting: tuple[Refresh, asyncio.TimerHandle] | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.on_msg(self._received)

    def _received(self, _: Any, message: Any, __: Any) -> None:
        seq = message.get("seq") if isinstance(message, dict) else None
        try:
            answer = self._answered(message)
        except Exception:
            log.exception("A message could not be answered.")
            answer = self._lost()
        if isinstance(answer, Answer):
            self.answer(answer, seq)
        else:
            self._keep(asyncio.ensure_future(self._answer_each(answer, seq)))

    def _answered(self, message: Any) -> Answer | AsyncIterator[Answer]:
        if isinstance(self.desk, Shut):
            return Answer(ack={"refused": {"path": "", "message": self.desk.said}})
        return dispatch(self.desk, message)

    def _lost(self) -> Answer:
        """What is said where the program itself is at fault."""
        t = translator("app", self.desk.lang)
        said = t("This could not be done. Reload the page; what was saved is there.")
        return Answer(ack={"refused": {"path": "", "message": said}}, then=(toast(said),))

    async def _answer_each(self, answers: AsyncIterator[Answer], seq: Any) -> None:
        try:
            async for answer in answers:
                self.answer(answer, seq)
        except Exception:
            log.exception("A message could not be answered.")
            self.answer(self._lost(), seq)

    def _keep(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def answer(self, answer: Answer, seq: Any = None) -> None:
        """Acknowledge first; then show what changed."""
        if answer.ack or seq is not None:
            self.send({"ack": seq, **answer.ack})
        if answer.refresh in {"quiet", "later"}:
            self._show_later(answer.refresh)
        else:
            self._show(answer.refresh)
        for push in answer.then:
            self.send(push.message, [push.content] if push.content is not None else None)

    def _show(self, refresh: Refresh) -> None:
        if refresh in {"section", "screen"}:
            self._forget_waiting()
        if isinstance(self.desk, Shut):
            return
        with self.hold_sync():
            for name, value in traits(self.desk, refresh).items():
                setattr(self, name, value)

    def _show_later(self, refresh: Refresh) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._show(refresh)
            return
        if self._waiting and self._waiting[0] == "later":
            refresh = "later"
        self._forget_waiting()
        self._waiting = (refresh, loop.call_later(_QUIET, self._show_waiting))

    def _show_waiting(self) -> None:
        if self._waiting:
            refresh, self._waiting = self._waiting[0], None
            self._show(refresh)

    def _forget_waiting(self) -> None:
        if self._waiting:
            self._waiting[1].cancel()
            self._waiting = None
