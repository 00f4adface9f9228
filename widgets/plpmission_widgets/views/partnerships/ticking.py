"""What stands beside a partnership’s section: the check list, what is good to know, remarks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plpmission.checks import Finding
from plpmission.i18n import translator
from plpmission.outline.charter import BY_ID, DISAGREEMENTS, charter_texts
from plpmission.partners.evaluating import elements
from plpmission_widgets.views import findings as found_rows
from plpmission_widgets.views.partnerships.page import PlpPage
from plpmission_widgets.views.partnerships.panes import progress

DOMAIN = "partnerships"
Json = dict[str, Any]


def aside(page: PlpPage, findings: Sequence[Finding]) -> Json | None:
    """What the ministry would tick, what is good to know, and how far the whole is."""
    mine = [found for found in findings if found.section == page.section]
    if page.here is None:
        return _beside_zone(page, mine)
    parts = []
    if page.part in BY_ID:
        parts = [_ticks(page), _known(page)]
    if page.part == "evaluation":
        parts.append(_elements(page))
    else:
        parts.append(_sending(page))
    told = [found for found in mine if not found.code.startswith("P")]
    return {
        "parts": parts,
        "guidance": "",
        "quiet": not told,
        "findings": found_rows.rows(told, page),
        "findings_heading": str(len(told)),
        "dismissed": [],
        "marks": [],
        "label": page.t("Check of the section"),
        "fold": _fold(page),
        "all": page.t("All remarks on the partnership"),
    }


def _beside_zone(page: PlpPage, mine: Sequence[Finding]) -> Json | None:
    """What the checks say of what the zone says once for all; wide tables keep their room."""
    if page.section not in {"plan", "texts"} and not mine:
        return None
    return {
        "parts": [],
        "guidance": "",
        "quiet": not mine,
        "findings": found_rows.rows(mine, page),
        "findings_heading": str(len(mine)),
        "dismissed": [],
        "marks": [],
        "label": page.t("Check of the section"),
        "fold": page.t("Remarks: {count}", count=len(mine)),
        "all": page.t("All remarks on the section"),
    }


def _fold(page: PlpPage) -> str:
    mine = _mine(page)
    met = sum(one.ok for one in mine)
    return page.t("Check: {met} of {count} filled in", met=met, count=len(mine))


def _mine(page: PlpPage) -> list[Any]:
    """What is ticked of the criterion in view: what is asked, and what is advised."""
    return [one for one in page.ticks if one.criterion == page.part and one.level != "optional"]


def _ticks(page: PlpPage) -> Json:
    rows, t = _mine(page), page.t
    words = page.charter.criteria[page.part].elements
    criterion = BY_ID[page.part]
    said = translator("checks", page.lang)
    asked = [one for one in rows if one.level == "mandatory"]
    return {
        "kind": "plp-ticks",
        "label": t("As the FPS Interior would tick it"),
        "count": t("{met} of {count}", met=sum(one.ok for one in asked), count=len(asked)),
        "rows": [
            {
                "id": one.element,
                "label": words[one.element],
                "note": _note(one, page),
                "state": "yes" if one.ok else "no" if one.level == "mandatory" else "open",
                "said": t("Filled in") if one.ok else t("Missing"),
            }
            for one in rows
        ],
        "source": f"{said(criterion.source)} · P{criterion.number or '00'}",
    }


def _note(one: Any, page: PlpPage) -> str:
    said = translator("partners", page.lang)(one.note) if one.note else ""
    if one.level == "recommended":
        return " · ".join(filter(None, (page.t("recommended"), said)))
    return said


def _known(page: PlpPage) -> Json:
    t, words = page.t, page.charter.criteria[page.part]
    own = charter_texts(page.dossier.lang).criteria[page.part]
    more: list[Json] = [
        {"label": t("Read an example"), "texts": [own.example], "words": page.dossier.lang}
    ]
    for found in DISAGREEMENTS:
        if page.part in found.criteria:
            said = page.charter.disagreements[found.id]
            more.append(
                {
                    "label": t("The circular disagrees with itself here"),
                    "texts": [
                        said.title,
                        f"{found.one}: {said.one}",
                        f"{found.other}: {said.other}",
                        said.advice,
                    ],
                }
            )
    return {"kind": "plp-know", "label": t("Good to know"), "text": words.guidance, "more": more}


def _elements(page: PlpPage) -> Json:
    """The six required elements of an evaluation and the two optional ones, and its report."""
    t, said = page.t, translator("model", page.lang)
    held = page.open.evaluations
    mine = next((one for one in held if page.item in {one.id, *(s.id for s in one.series)}), None)
    mine = mine or (held[-1] if held else None)
    found = elements(mine) if mine else ()
    required = [one for one in found if one.required]
    return {
        "kind": "plp-ticks",
        "label": t("What an evaluation covers"),
        "count": t(
            "{met} of {count}", met=sum(one.covered for one in required), count=len(required)
        ),
        "rows": [
            {
                "id": str(one.element),
                "label": said(one.element.label),
                "note": "" if one.required else t("optional"),
                "state": "yes" if one.covered else "no" if one.required else "open",
                "said": t("Filled in") if one.covered else t("Missing"),
            }
            for one in found
        ],
        "source": t("Circular, art. 7"),
        "acts": [
            {
                "label": t("Evaluation report"),
                "icon": "export",
                "message": {"do": "plp_paper", "document": "partnership-evaluation"},
            }
        ]
        if mine
        else [],
    }


def _sending(page: PlpPage) -> Json:
    """How far the charter is from being sent."""
    t = page.t
    missing = [one for one in page.ticks if one.level == "mandatory" and not one.ok]
    found = progress(page)
    if missing:
        text = t(
            "{begun} criteria begun, {empty} empty. The charter goes with its signed rules.",
            begun=found["begun"],
            empty=found["empty"],
        )
    else:
        text = t("Nothing that is mandatory is missing. The charter goes with its signed rules.")
    acts = []
    if missing:
        acts.append({"label": t("See what is missing"), "dialog": {"dialog": "findings"}})
    letters = f"{page.open.id}/letters"
    if page.section != letters:
        acts.append(
            {"label": t("Submission and letters"), "kind": "quiet", "go": {"section": letters}}
        )
    return {"kind": "plp-sending", "label": t("Before it is sent"), "text": text, "acts": acts}
