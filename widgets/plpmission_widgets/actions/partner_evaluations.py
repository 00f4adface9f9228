"""Evaluations: figures of messages, campaigns, and what a letter takes over of a register."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from plpmission.i18n import Translate, translator
from plpmission.life import locked
from plpmission.model import Dossier
from plpmission.model.indicators import Indicator
from plpmission.model.partnership import Partnership
from plpmission.model.terms import PartnershipState
from plpmission.model.zone import Zone
from plpmission.partners import campaigning, figures, passages
from plpmission.partners.messages import figures_of
from plpmission_widgets.actions.answer import Answer, Call, download, toast
from plpmission_widgets.actions.dossiers import file_stem
from plpmission_widgets.actions.partner_register import PartnershipRefusal, named, register_of, t
from plpmission_widgets.forms.partnerships import BASE

DOMAIN = "partnerships"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RECOGNISED = PartnershipState.RECOGNISED


def count(call: Call) -> Answer:
    """Take the figures of the messages that are kept into an evaluation."""
    held = named(call)
    evaluation = next((one for one in held.evaluations if one.id == call["id"]), None)
    if evaluation is None:
        raise PartnershipRefusal("This evaluation is not in the register any more.")
    found = call.desk.store.messages.summary(
        call.letter.id, held.id, evaluation.start, evaluation.end
    ).get(held.id)
    if found is None:
        raise PartnershipRefusal("No message of this period is kept.")
    path = f"{BASE}[{held.id}].evaluations[{evaluation.id}].messages"
    call.letter.edit_all({path: figures_of(found)}, alone=True)
    return Answer(refresh="section", then=(toast(t(call, "Figures taken over"), undo=True),))


def bring(call: Call) -> Answer:
    """Take a register's partnerships, their years and their sums over into the open letter."""
    letter = call.letter
    if letter.dossier.holds != "mandate":
        raise PartnershipRefusal("Open the dossier of a mandate first.")
    register = call.desk.store.open(call["dossier"]).dossier
    if register.holds != "partnerships":
        raise PartnershipRefusal("Choose a register of partnerships.")
    zone = register.zone
    referred = figures.with_references(letter.dossier, zone).partnerships
    sums = _sums(translator(DOMAIN, letter.dossier.lang))
    held = {one.name: one for one in letter.dossier.indicators}
    fresh = dict(held)
    for figure, name, unit in sums:
        series = figures.indicator_series(zone, figure)
        if series:
            known = held.get(name) or Indicator.new(name=name, unit=unit)
            fresh[name] = known.model_copy(update={"measurements": series})
    changed = {"partnerships": referred, "indicators": tuple(fresh.values())}
    passages_of = (_passage, _reported)
    written = {path: text for one in passages_of for path, text in one(letter.dossier, zone)}
    letter.edit_all({**changed, **written}, alone=True)
    said = t(call, "{count} partnerships taken over", count=len(zone.partnerships))
    return Answer(refresh="section", then=(toast(said, undo=True),))


def _passage(letter: Dossier, zone: Zone) -> Iterator[tuple[str, str]]:
    """The passage for 3.6 at its end."""
    return _at_end(letter, "letter.sections[partners].text", zone.letter_passage.strip())


def _reported(letter: Dossier, zone: Zone) -> Iterator[tuple[str, str]]:
    """The figures of its year at the end of the last activity report's changes of context."""
    for report in letter.activity_reports[-1:]:
        if report.end:
            told = passages.for_report(zone, report.end.year, letter.lang)
            yield from _at_end(letter, f"activity_reports[{report.id}].context_changes", told)


def _at_end(letter: Dossier, path: str, passage: str) -> Iterator[tuple[str, str]]:
    """A passage at the end of a text, unless it stands there or the text is fixed."""
    held = str(letter.value(path))
    if passage and passage not in held and not locked(letter, path):
        yield path, "\n\n".join(filter(None, (held, passage)))


def _sums(t: Translate) -> tuple[tuple[figures.Figure, str, str], ...]:
    """The figures of all partnerships together, as indicators are called in the letter."""
    return (
        ("partnerships", t("Recognised partnerships"), t("partnerships")),
        ("members", t("Members of partnerships"), t("members")),
        ("hot_messages", t("Urgent messages to partnerships"), t("messages")),
        ("cold_messages", t("Other messages to partnerships"), t("messages")),
    )


def ask(call: Call) -> Answer:
    """Ask all recognised partnerships in a campaign."""
    zone = register_of(call)
    if call["id"] not in {one.id for one in zone.campaigns}:
        raise PartnershipRefusal("This campaign is not in the register any more.")
    asked = [one.id for one in zone.partnerships if one.state is _RECOGNISED]
    if not asked:
        raise PartnershipRefusal("No partnership is recognised yet.")
    call.letter.edit_all({f"zone.campaigns[{call['id']}].asked": asked}, alone=True)
    return Answer(refresh="section")


def questions(call: Call) -> Answer:
    """A coordinator's questionnaire, or all of a campaign in one file."""
    zone, lang = register_of(call), call.letter.dossier.lang
    campaign = next((one for one in zone.campaigns if one.id == call["id"]), None)
    if campaign is None:
        raise PartnershipRefusal("This campaign is not in the register any more.")
    asked = campaigning.asked(zone, campaign)
    if call["about"]:
        held = named(call)
        if held.id not in campaign.asked:
            raise PartnershipRefusal("This partnership is not asked in the campaign.")
        content = campaigning.questionnaire(campaign, held, lang)
        return Answer(then=(download(f"{_stem(held)}.xlsx", _XLSX, content),))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for at, held in enumerate(asked, 1):
            name = f"{at:03}-{_stem(held)}.xlsx"
            archive.writestr(name, campaigning.questionnaire(campaign, held, lang))
    stem = file_stem(call.letter.dossier)
    return Answer(
        then=(download(f"{stem}-questionnaires.zip", "application/zip", packed.getvalue()),)
    )


def _stem(held: Partnership) -> str:
    return file_stem(Dossier(title=held.name or held.id))
