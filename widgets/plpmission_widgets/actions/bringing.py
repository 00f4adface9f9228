"""Figures of a file into an indicator: the file in parts, a preview, one edit to be undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from plpmission.errors import MissionError
from plpmission.i18n import say, translator
from plpmission.model.indicators import Indicator, Profile
from plpmission_widgets.actions.answer import Answer, Call, toast
from plpmission_widgets.actions.figures import asked_of
from plpmission_widgets.actions.uploading import Incoming, not_whole, received
from plpmission_widgets.desk import Desk
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.trends.places import known_indicator

DOMAIN = "trends"
MEGABYTES = 30
"""What a file of figures may have."""

Json = dict[str, Any]


class BringingRefusal(Refusal):
    """A file that does not come as it should."""

    domain = DOMAIN


@dataclass
class Upload:
    """A file on its way into an indicator, and what was read of it."""

    indicator: str
    file: Incoming | None = None
    profile: Profile = field(default_factory=Profile)
    measurements: list[Json] = field(default_factory=list)
    adds: bool = False
    """Whether they may stand beside the figures that are there."""

    @property
    def name(self) -> str:
        """The file's name."""
        return self.file.name if self.file else ""

    @property
    def content(self) -> bytes:
        """The bytes that are there."""
        return self.file.content if self.file else b""


class Asked(dict[str, Any]):
    """The dialog, as the browser draws it; it holds the file, which so goes when it closes."""

    def __init__(self, upload: Upload, one: Indicator, **more: Any) -> None:
        self.upload = upload
        super().__init__(
            kind="figures",
            id=one.id,
            label=one.name or "–",
            name=upload.name,
            read=None,
            error=None,
            busy=False,
        )
        self.update(more)


def figures(call: Call) -> Answer:
    """Open the dialog in which a file is chosen."""
    one = known_indicator(call.letter.dossier, call["id"])
    upload = Upload(indicator=one.id, profile=one.profile or Profile())
    call.desk.dialog = Asked(upload, one)
    return Answer(refresh="dialog")


def _open(call: Call) -> tuple[Upload, Indicator]:
    """The file that the open dialog is about."""
    asked = call.desk.dialog
    if not isinstance(asked, Asked):
        raise BringingRefusal("Open the indicator’s figures first.")
    return asked.upload, known_indicator(call.letter.dossier, asked.upload.indicator)


def part(call: Call) -> Answer | AsyncIterator[Answer]:
    """Take in a part of the file; with the last one, look at it."""
    upload, one = _open(call)
    if call["id"] != one.id:
        raise not_whole()
    if call["at"] == 0:
        upload = Upload(indicator=one.id, profile=one.profile or Profile())
        call.desk.dialog = Asked(upload, one)
    upload.file, held = None, upload.file
    upload.file = received(held, call, megabytes=MEGABYTES)
    return _looked(call, upload, one) if upload.file.whole else Answer()


def look(call: Call) -> AsyncIterator[Answer]:
    """Look at the file once more, read another way."""
    upload, one = _open(call)
    named = {name: call[name] for name in Profile.model_fields if call[name] is not None}
    if named.get("sheet", upload.profile.sheet) != upload.profile.sheet:
        named = {"sheet": named["sheet"]}
    try:
        upload.profile = Profile.model_validate(named)
    except ValidationError:
        raise BringingRefusal("The file cannot be read in this way.") from None
    return _looked(call, upload, one)


async def _looked(call: Call, upload: Upload, one: Indicator) -> AsyncIterator[Answer]:
    desk, before = call.desk, (call.desk.dialog or {}).get("read")
    desk.dialog = Asked(upload, one, busy=True, read=before)
    upload.measurements = []
    yield Answer(refresh="dialog")
    try:
        read = await asked_of(
            "look",
            upload.content,
            name=upload.name,
            profile=upload.profile.model_dump(mode="json"),
            lang=desk.lang,
            held=[measured.model_dump(mode="json") for measured in one.measurements],
            today=dt.date.today().isoformat(),  # noqa: DTZ011 - the reader's own day
        )
        error = read.pop("error")
    except MissionError as refused:
        read, error = None, _refusal(desk, refused)
    if not isinstance(desk.dialog, Asked) or desk.dialog.upload is not upload:
        return  # the dialog was closed, or another file chosen meanwhile
    upload.measurements = read.pop("measurements", []) if read else []
    upload.adds = bool(read and read.get("adds"))
    desk.dialog = Asked(upload, one, read=read, error=error)
    yield Answer(refresh="dialog")


def _refusal(desk: Desk, error: MissionError) -> Json:
    """A file that is no table at all."""
    return {"text": say(error, desk.lang), "places": []}


def take(call: Call) -> Answer:
    """What the preview shows becomes the indicator's figures, in one step that can be undone."""
    upload, one = _open(call)
    if not upload.measurements:
        raise BringingRefusal("There is nothing to take over: choose a file and its series.")
    fresh = {measured["period"]: measured for measured in upload.measurements}
    replaced = call["way"] == "replace" or not upload.adds
    kept = [] if replaced else [m.model_dump(mode="json") for m in one.measurements]
    joined = {measured["period"]: measured for measured in kept} | fresh
    call.letter.edit_all(
        {
            f"indicators[{one.id}].measurements": [joined[period] for period in sorted(joined)],
            f"indicators[{one.id}].profile": upload.profile.model_dump(mode="json"),
        }
    )
    call.desk.dialog = None
    t = translator(DOMAIN, call.desk.lang)
    said = toast(t("{count} figures taken over", count=len(fresh)), undo=True)
    return Answer(refresh="section", then=(said,))
