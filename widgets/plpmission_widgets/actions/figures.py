"""Charts of indicators, drawn off the page: asked for here, answered when they are there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from plpmission.errors import MissionError
from plpmission.i18n import say
from plpmission.model import Dossier, dumps
from plpmission_widgets.actions.answer import Answer, Call, Push
from plpmission_widgets.charts import LIBRARY
from plpmission_widgets.desk import Desk
from plpmission_widgets.trends.client import client
from plpmission_widgets.trends.places import known_indicator

Json = dict[str, Any]


def trend(call: Call) -> AsyncIterator[Answer]:
    """The charts of one indicator."""
    dossier = call.letter.dossier
    known_indicator(dossier, call["id"])
    return drawn(call.desk, dossier, "trend", {"id": call["id"]})


def trends(call: Call) -> AsyncIterator[Answer]:
    """A row for each indicator."""
    return drawn(call.desk, call.letter.dossier, "trends", {})


async def drawn(desk: Desk, dossier: Dossier, task: str, asked: Json) -> AsyncIterator[Answer]:
    """First that it is at work, then what came of it, under the task's name."""
    yield Answer()
    try:
        made = await asked_of(task, dumps(dossier), lang=desk.lang, **asked)
    except MissionError as error:
        made = {**asked, "error": say(error, desk.lang)}
    yield Answer(ack={task: made})


async def asked_of(task: str, *contents: bytes, **asked: Any) -> Json:
    """What the worker answers, while the page goes on answering."""
    return await asyncio.to_thread(client().request, task, *contents, **asked)


def library(_: Call) -> Answer:
    """The drawing library, for a page that is not one of ours: a notebook's cell in JupyterLab."""
    return Answer(then=(Push(message={"library": True}, content=LIBRARY.read_bytes()),))
