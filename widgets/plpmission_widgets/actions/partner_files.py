"""Files brought into a register: each is looked at first, and taken over only when asked."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plpmission.errors import MissionError, Problem
from plpmission.i18n import day, number, say, translator
from plpmission.model.partnership import Partnership
from plpmission.partners import campaigning
from plpmission_widgets.actions.answer import Answer, Call, toast
from plpmission_widgets.actions.uploading import Incoming, received
from plpmission_widgets.forms.partnerships import BASE
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.views.partnerships import taking
from plpmission_widgets.views.partnerships.page import PlpPage, today

DOMAIN = "partnerships"
Json = dict[str, Any]


def t(call: Call, sentence: str, **values: object) -> str:
    """A sentence in the reader's language."""
    return translator(DOMAIN, call.desk.lang)(sentence, **values)


class FileRefusal(Refusal):
    """A file that cannot be taken over."""

    domain = DOMAIN


@dataclass(frozen=True, kw_only=True)
class Read:
    """What was read of a file; ``apply`` takes it over and says so."""

    name: str
    partnership: str
    summary: Callable[[PlpPage], str]
    heading: Callable[[PlpPage], list[str]]
    rows: Callable[[PlpPage], list[list[str]]]
    total: int = 0
    """Rows that there are, where only the first ones are made."""
    doubts: Sequence[Problem] = ()
    problem: Problem | None = None
    apply: Callable[[Call], str] | None = None
    about: str = ""
    domain: str = "papers"

    def shown(self, page: PlpPage) -> Json | None:
        """As the browser draws it; nothing in another partnership than the one it was read for."""
        if self.partnership and (page.here is None or page.here.id != self.partnership):
            return None
        t = page.t
        error = taking.problem(self.problem, page, self.domain) if self.problem else None
        acts = [{"label": t("Put aside"), "message": {"do": "plp_drop", "about": self.about}}]
        if self.apply and not error:
            take = {"do": "plp_take", "about": self.about}
            acts.insert(0, {"label": t("Take over"), "kind": "primary", "message": take})
        notes = [taking.problem(one, page, self.domain) for one in self.doubts[: taking.MOST]]
        if len(self.doubts) > taking.MOST:
            notes.append(t("and {count} more", count=len(self.doubts) - taking.MOST))
        return {
            "summary": f"{self.name} · {self.summary(page)}" if not error else self.name,
            "error": error,
            "notes": notes,
            **taking.preview(self.rows(page), self.heading(page), page, self.total),
            "acts": acts,
        }


def _asked(call: Call) -> Json:
    return call.desk.asked.setdefault(f"plp {call.letter.id}", {})


def _here(call: Call) -> Partnership:
    wanted = call.letter.section.partition("/")[0]
    for one in call.letter.dossier.zone.partnerships:
        if one.id == wanted:
            return one
    raise FileRefusal("Open the partnership first.")


def toggle(call: Call, what: str) -> None:
    """Open or close the frame for a kind of file."""
    asked = _asked(call)
    if what not in _READERS:
        raise Refusal("This request is not known.")
    if what in asked:
        del asked[what]
    else:
        asked[what] = None


def part(call: Call) -> Answer:
    """Take in a part of a file; with the last one, read it."""
    what = call["about"] or ""
    if call.letter.dossier.holds != "partnerships" or what not in _READERS:
        raise Refusal("This request is not known.")
    asked, key = _asked(call), f"incoming {what}"
    incoming: Incoming | None = asked.get(key)
    coming = received(incoming, call, megabytes=taking.MEGABYTES)
    asked[key] = coming
    if not coming.whole:
        return Answer()
    del asked[key]
    try:
        asked[what] = _READERS[what](call, coming.name, coming.content)
    except MissionError as error:
        asked[what] = None
        raise FileRefusal(
            "{name}: {said}", name=coming.name, said=say(error, call.desk.lang)
        ) from None
    return Answer(refresh="section")


def take(call: Call) -> Answer:
    """Take over what was read."""
    read = _asked(call).get(call["about"])
    if not isinstance(read, Read) or read.apply is None or read.problem:
        raise FileRefusal("There is nothing to take over: choose a file.")
    if read.partnership and read.partnership != _here(call).id:
        raise FileRefusal("This file was read for another partnership.")
    said = read.apply(call)
    del _asked(call)[call["about"]]
    return Answer(refresh="section", then=(toast(said),))


def drop(call: Call) -> Answer:
    """Put aside what was read."""
    _asked(call).pop(call["about"], None)
    return Answer(refresh="section")


def unmap(call: Call) -> Answer:
    """Remove the territory's lines."""
    call.letter.edit_all({f"{BASE}[{_here(call).id}].charter.territory.rings": ()}, alone=True)
    return Answer(refresh="section")


# Readers, one a kind of file.


def _register(call: Call, name: str, content: bytes) -> Read:
    from plpmission.partners.taking_over import read_register, taken_over

    zone = call.letter.dossier.zone
    found = read_register(content, name=name, zone=zone)

    def apply(call: Call) -> str:
        call.letter.edit_all({"zone": taken_over(call.letter.dossier.zone, found)}, alone=True)
        return t(call, "{count} partnerships taken over", count=len(found.rows))

    def rows(page: PlpPage) -> list[list[str]]:
        said = translator("model", page.lang)
        return [
            [
                row.partnership.name,
                row.partnership.municipality,
                said(row.partnership.kind.label),
                said(row.partnership.state.label),
                next((one.contact.name for one in row.partnership.coordinators), ""),
                row.officer.name,
            ]
            for row in found.rows
        ]

    return Read(
        about="register",
        name=name,
        partnership="",
        summary=lambda page: page.t(
            "{count} partnerships can be taken over", count=len(found.rows)
        ),
        heading=_register_heading,
        rows=rows,
        doubts=found.doubts,
        problem=found.problem,
        apply=apply if found.rows else None,
    )


def _register_heading(page: PlpPage) -> list[str]:
    t = page.t
    return [
        t("Partnership"),
        t("Municipality"),
        t("Kind"),
        t("State"),
        t("Coordinator"),
        t("Officer"),
    ]


def _members(call: Call, name: str, content: bytes) -> Read:
    from plpmission.partners.member_lists import read_members

    held, store = _here(call), call.desk.store
    there = store.members.list(call.letter.id, held.id)
    found = read_members(content, name=name, today=today(), there=there)
    members = found.members()

    def apply(call: Call) -> str:
        added = store.members.add(call.letter.id, held.id, members, call.desk.who)
        return t(call, "{count} members added", count=len(added))

    def rows(page: PlpPage) -> list[list[str]]:
        t = page.t
        return [
            [
                row.member.name,
                row.member.contact,
                day(row.member.consent_on, page.lang) if row.member.consent_on else t("missing"),
                t("taken over") if row.taken else t("left out"),
            ]
            for row in found.rows
        ]

    return Read(
        about="members",
        name=name,
        partnership=held.id,
        summary=lambda page: page.t(
            "{count} of {rows} people can be added", count=len(members), rows=len(found.rows)
        ),
        heading=lambda page: [
            page.t("Name"),
            page.t("Contact"),
            page.t("Consent"),
            page.t("What happens"),
        ],
        rows=rows,
        doubts=found.doubts,
        problem=found.problem,
        apply=apply if members else None,
    )


def _messages(call: Call, name: str, content: bytes) -> Read:
    from plpmission.partners.messages import read_messages

    held, store = _here(call), call.desk.store
    now = dt.datetime.now(dt.UTC)
    found = read_messages(content, name=name, now=now, since={"": held.begun_on})
    messages = [one for mine in found.messages.values() for one in mine]

    def apply(call: Call) -> str:
        added = store.messages.add_many(call.letter.id, held.id, messages, call.desk.who)
        return t(
            call,
            "{fresh} messages added, {known} were there already",
            fresh=number(added.fresh, call.desk.lang),
            known=number(added.known, call.desk.lang),
        )

    def rows(page: PlpPage) -> list[list[str]]:
        t = page.t
        return [
            [
                f"{day(one.sent.astimezone().date(), page.lang)} {one.sent.astimezone():%H:%M}",
                t("urgent") if one.kind == "hot" else t("not urgent"),
                str(one.levels or "–"),
                t("yes") if one.followed_up else "–",
            ]
            for one in messages[: taking.MOST]
        ]

    return Read(
        about="messages",
        name=name,
        total=len(messages),
        partnership=held.id,
        summary=lambda page: page.t(
            "{count} messages can be taken over, {left} are left out",
            count=number(len(messages), page.lang),
            left=number(found.left_out, page.lang),
        ),
        heading=lambda page: [
            page.t("Sent"),
            page.t("Kind"),
            page.t("Levels"),
            page.t("Followed up"),
        ],
        rows=rows,
        doubts=found.doubts,
        problem=found.problem,
        apply=apply if messages else None,
    )


def _geometry(call: Call, name: str, content: bytes) -> Read:
    held = _here(call)
    rings = rings_of(content)

    def apply(call: Call) -> str:
        base = f"{BASE}[{held.id}].charter.territory"
        call.letter.edit_all({f"{base}.rings": rings, f"{base}.map_enclosed": True}, alone=True)
        return t(call, "Map taken over")

    return Read(
        about="geometry",
        name=name,
        partnership=held.id,
        summary=lambda page: page.t(
            "{count} areas with {points} points",
            count=len(rings),
            points=number(sum(ring.count(",") + 1 for ring in rings), page.lang),
        ),
        heading=lambda _: [],
        rows=lambda _: [],
        apply=apply,
    )


_MOST_POINTS = 2000


def rings_of(content: bytes) -> tuple[str, ...]:
    """The outer lines of all areas of a GeoJSON file, as the model keeps them.

    Raises:
        FileRefusal: it is no GeoJSON, holds no area, or one of too many points.
    """
    try:
        found = json.loads(content)
        lines = list(_lines(found))
        rings = tuple(", ".join(_point(pair) for pair in line) for line in lines)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        raise FileRefusal("This is no GeoJSON file with areas.") from None
    if not rings:
        raise FileRefusal("The file holds no area: draw the territory as a polygon.")
    if any(len(line) > _MOST_POINTS for line in lines):
        raise FileRefusal("An area has more than {count} points: simplify it.", count=_MOST_POINTS)
    return rings


def _lines(node: Any) -> Iterator[Any]:
    """The outer line of each area, however deep it lies."""
    if node["type"] == "Polygon":
        yield node["coordinates"][0]
    elif node["type"] == "MultiPolygon":
        yield from (polygon[0] for polygon in node["coordinates"])
    else:
        for inner in _inside(node):
            yield from _lines(inner)


def _inside(node: Any) -> list[Any]:
    if node["type"] == "Feature":
        return [node["geometry"]] if node["geometry"] else []
    return list(node.get("features") or node.get("geometries") or ())


def _point(pair: Sequence[float]) -> str:
    longitude, latitude = float(pair[0]), float(pair[1])
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise FileRefusal("The file’s coordinates are not degrees (WGS 84): save it so.")
    return f"{longitude:.6f} {latitude:.6f}"


def _answers(call: Call, name: str, content: bytes) -> Read:
    back = campaigning.bring_back(call.letter.dossier.zone, content)
    again = back.replaces

    def apply(call: Call) -> str:
        zone = campaigning.accepted(call.letter.dossier.zone, back)
        call.letter.edit_all({"zone": zone}, alone=True)
        return t(call, "The answer of {name} is taken over", name=back.partnership.name)

    return Read(
        about="answers",
        name=name,
        partnership="",
        summary=lambda page: " · ".join(
            filter(
                None,
                (
                    back.partnership.name,
                    page.t("takes the place of an earlier answer") if again else "",
                ),
            )
        ),
        heading=lambda _: [],
        rows=lambda _: [],
        apply=apply,
    )


_READERS: Mapping[str, Callable[[Call, str, bytes], Read]] = {
    "register": _register,
    "members": _members,
    "messages": _messages,
    "geometry": _geometry,
    "answers": _answers,
}
