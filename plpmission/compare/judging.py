"""An evaluation begun from a dossier, and where the judgement on each objective or section stands.

A judgement that is not there yet has its place all the same: the id follows from what is judged,
so that two members who begin it at once write into one, and no judgement is made twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from plpmission.checks.trio import Trio
from plpmission.i18n import Lang, translator
from plpmission.model import SECTION_IDS, Dossier
from plpmission.model.reports import EvaluationReport, Judgement

FIRST = "eva-first"
"""The id of the first evaluation: whoever begins it meanwhile begins the same."""
_LONGEST = 60


def usual_scale(lang: Lang) -> tuple[str, str, str]:
    """The scale that an evaluation begins with, from kept to not kept; it may be changed."""
    t = translator("compare", lang)
    return t("Kept"), t("Partly kept"), t("Not kept")


def begun_evaluation(dossier: Dossier) -> EvaluationReport:
    """An evaluation of the latest activity report, with a usual scale in the letter's language."""
    kept, partly, missed = usual_scale(dossier.lang)
    latest = Trio(dossier).reports
    made = EvaluationReport.new(
        report=latest[-1].item.id if latest else None,
        scale=(kept, partly, missed),
        kept=(kept,),
        missed=(missed,),
    )
    return made if dossier.evaluation_reports else made.model_copy(update={"id": FIRST})


def begun_judgement(about: str, id_: str | None = None) -> Judgement:
    """A judgement on an objective or a section, empty; its id follows from what is judged."""
    section = about in SECTION_IDS
    return Judgement(
        id=id_ or _id(about), about=None if section else about, section=about if section else ""
    )


def place_of_judgement(dossier: Dossier, about: str, held: Trio | None = None) -> str:
    """The path of the judgement on an objective or a section, there or not yet."""
    held = held or Trio(dossier)
    evaluation = held.evaluation
    report = evaluation.item.id if evaluation else FIRST
    known = held.judged.get(about)
    judgement = known.item.id if known else _free(held, about)
    return f"evaluation_reports[{report}].judgements[{judgement}]"


def begun_by(dossier: Dossier, path: str) -> Mapping[str, Any]:
    """What has to be set before a judgement's place can be: nothing where it is there.

    Paths and values, as ``Dossier.with_value`` takes them. Empty also where the path is none of a
    judgement that could be begun: setting it will say so.
    """
    held = Trio(dossier)
    about = next((one for one in _judgeable(dossier) if _is_begun(held, one, path)), None)
    if about is None:
        return {}
    judgement = begun_judgement(about, _free(held, about))
    if held.evaluation is None:
        made = begun_evaluation(dossier)
        first = made.model_copy(update={"judgements": (judgement,)})
        return {"evaluation_reports": (*dossier.evaluation_reports, first)}
    report = held.evaluation.item
    return {f"evaluation_reports[{report.id}].judgements": (*report.judgements, judgement)}


def _is_begun(held: Trio, about: str, path: str) -> bool:
    """Whether a path is in the place of a judgement that is not there yet."""
    place = place_of_judgement(held.dossier, about, held)
    return about not in held.judged and path.startswith(f"{place}.")


def _judgeable(dossier: Dossier) -> Iterator[str]:
    yield from (one.id for one in dossier.letter.objectives)
    yield from SECTION_IDS


def _free(held: Trio, about: str) -> str:
    """The id of a judgement to be begun; another one where it is taken."""
    made, latest = _id(about), held.evaluation
    if latest is None:
        return made
    taken = any(one.id == made for _, report in held.evaluations for one in report.judgements)
    return _hashed(f"{latest.item.id} {about}") if taken else made


def _id(about: str) -> str:
    made = f"{Judgement.KIND}-{about}"
    if len(made) <= _LONGEST:
        return made
    return _hashed(about)


def _hashed(text: str) -> str:
    return f"{Judgement.KIND}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
