"""The table of many dossiers, what they cover, what resembles, two letters beside each other.

Worked out beside the page, which keeps none of the dossiers (see ``trends.shelf``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plpmission.compare.across import alike
from plpmission.compare.letters import Across, letters
from plpmission.compare.listing import STATES
from plpmission.compare.shelf import Covering, Held, before, criteria, themes
from plpmission.compare.tables import COUNTED, counts, criterion_names, place, theme_names
from plpmission.i18n import LANGUAGES, Lang, Translate, translator
from plpmission.life import STAGE_WORDS
from plpmission_widgets.options import LANGUAGE_NAMES

DOMAIN = "reports"
Json = dict[str, Any]
NEAR = 3
"""Objectives of others that are shown beside one's own."""
_LIKE = 0.7
"""The likeness from which an objective is worth showing; the same text has about 3.8."""
_VERY, _SAME = 1.4, 3.2
_COMMON = 0.4
"""The share of a text that two letters must have in common for their differences to say much."""


def table(held: Sequence[Held], lang: Lang) -> Json:
    """A line each, the filters' words, and what the dossiers cover."""
    t = translator(DOMAIN, lang)
    return {
        "rows": [_row(one, held, lang) for one in held],
        "filters": _filters(held, lang),
        "covered": [
            _covered(t("Themes"), themes(held), theme_names(lang), held, lang),
            _covered(t("EFQM criteria"), criteria(held), _numbered(lang), held, lang),
        ],
        "names": [{"value": one.key, "label": _title(one, t)} for one in held],
    }


def _title(one: Held, t: Translate) -> str:
    return one.line.title or t("Dossier without a name")


def _row(one: Held, held: Sequence[Held], lang: Lang) -> Json:
    t, life = translator(DOMAIN, lang), translator("life", lang)
    earlier = before(held, one.key)
    return {
        "key": one.key,
        "title": _title(one, t),
        "zone": one.zone,
        "years": one.years,
        "lang": one.dossier.lang,
        "stage": str(one.stage),
        "stage_label": life(STAGE_WORDS[one.stage]),
        "objectives": one.line.objectives,
        "counts": dict(zip(COUNTED, counts(one), strict=True)),
        "said": _counted(one, t),
        "findings": one.line.findings if one.dossier.activity_reports else None,
        "score": one.line.score,
        "formula": one.comparison.score.formula if one.line.score is not None else "",
        "themes": list(one.themes),
        "before": earlier.key if earlier else None,
    }


def _counted(one: Held, t: Translate) -> dict[str, str]:
    """How many objectives stand how, in words."""
    single = {
        "reached": t("1 reached"),
        "partly": t("1 partly reached"),
        "missed": t("1 not reached"),
        "not_reported": t("1 not reported"),
    }
    several = {
        "reached": t("{count} reached"),
        "partly": t("{count} partly reached"),
        "missed": t("{count} not reached"),
        "not_reported": t("{count} not reported"),
    }
    found = zip(COUNTED, counts(one), strict=True)
    return {
        state: single[state] if count == 1 else several[state].replace("{count}", str(count))
        for state, count in found
    }


def _filters(held: Sequence[Held], lang: Lang) -> Json:
    t, life = translator(DOMAIN, lang), translator("life", lang)
    model, names = translator("app", lang), theme_names(lang)
    spoken = {one.dossier.lang for one in held}
    stages = {one.stage for one in held}
    covered = {theme for one in held for theme in one.themes}
    states = translator("compare", lang)
    return {
        "stage": _options(
            {str(one): life(STAGE_WORDS[one]) for one in STAGE_WORDS if one in stages}
        ),
        "lang": _options({one: model(LANGUAGE_NAMES[one]) for one in LANGUAGES if one in spoken}),
        "theme": _options({key: name for key, name in names.items() if key in covered}),
        "state": _options(
            {
                **{state: states(STATES[state]) for state in COUNTED},
                "findings": t("With findings"),
                "unreported": t("Without an activity report"),
            }
        ),
    }


def _options(found: Mapping[str, str]) -> list[Json]:
    return [{"value": value, "label": label} for value, label in found.items()]


def _covered(
    title: str,
    found: Sequence[Covering],
    names: Mapping[str, str],
    held: Sequence[Held],
    lang: Lang,
) -> Json:
    """How many dossiers cover each thing, with the places on which the count rests."""
    by_key, t = {one.key: one for one in held}, translator(DOMAIN, lang)
    return {
        "title": title,
        "of": len(held),
        "rows": [
            {
                "id": one.id,
                "title": names[one.id],
                "count": len(one.dossiers),
                "said": t("{count} of {all}", count=len(one.dossiers), all=len(held)),
                "places": [
                    {
                        "key": key,
                        "at": [place(by_key[key], about, lang) for about in ids],
                    }
                    for key, ids in one.dossiers.items()
                ],
            }
            for one in found
        ],
    }


def _numbered(lang: Lang) -> dict[str, str]:
    return {key: f"{key} · {name}" for key, name in criterion_names(lang).items()}


def near(key: str, held: Sequence[Held], lang: Lang) -> Json | None:
    """For each objective of a dossier, the few of others that come nearest."""
    at = next((n for n, one in enumerate(held) if one.key == key), None)
    if at is None:
        return None
    t, own = translator(DOMAIN, lang), held[at]
    found = alike(at, [one.dossier for one in held], most=10_000)
    rows: dict[str, list[Json]] = {one.id: [] for one in own.dossier.letter.objectives}
    for one in found:
        other = held[one.other_dossier]
        if len(rows[one.objective]) < NEAR and one.likeness >= _LIKE:
            objective = next(o for o in other.dossier.letter.objectives if o.id == one.other)
            rows[one.objective].append(
                {
                    "key": other.key,
                    "dossier": " · ".join(
                        filter(None, (other.zone or _title(other, t), other.years))
                    ),
                    "lang": other.dossier.lang,
                    "title": objective.title,
                    "text": objective.text,
                    "likeness": _how_near(one.likeness, t),
                }
            )
    return {
        "title": t("What resembles the objectives of {dossier}", dossier=_title(own, t)),
        "rows": [
            {"title": one.title or one.text, "lang": own.dossier.lang, "others": rows[one.id]}
            for one in own.dossier.letter.objectives
        ],
    }


def _how_near(likeness: float, t: Translate) -> str:
    if likeness >= _SAME:
        return t("nearly the same words")
    return t("very near") if likeness >= _VERY else t("near")


def beside(old_key: str, new_key: str, held: Sequence[Held], lang: Lang) -> Json | None:
    """Two letters beside each other, word by word."""
    by_key = {one.key: one for one in held}
    if not {old_key, new_key} <= by_key.keys():
        return None
    old, new = by_key[old_key], by_key[new_key]
    t = translator(DOMAIN, lang)
    rows = letters(old.dossier, new.dossier, lang)
    same = sum(not one.changed for one in rows)
    both = len({old.dossier.lang, new.dossier.lang})
    return {
        "before": old.key,
        "after": new.key,
        "langs": [old.dossier.lang, new.dossier.lang],
        "names": [_title(one, t) for one in (old, new)],
        "rows": [_across(one, t, same_language=both == 1) for one in rows if one.changed],
        "same": t("{count} of {all} parts are the same.", count=same, all=len(rows)),
        "other": t("The two letters are in different languages: words are not compared.")
        if both > 1
        else "",
    }


def _across(one: Across, t: Translate, *, same_language: bool) -> Json:
    """Both sides; words that differ are marked only where the two have most words in common."""
    kept = sum(len(piece.text) for piece in one.pieces if piece.kind == "same")
    whole = sum(len(piece.text) for piece in one.pieces if piece.kind != "added")
    marked = same_language and kept >= _COMMON * whole
    return {
        "kind": one.kind,
        "title": one.title,
        "said": " · ".join(_paired(one, t)),
        "sides": [_side(one, "removed", marked=marked), _side(one, "added", marked=marked)],
    }


def _side(one: Across, own: str, *, marked: bool) -> list[Json]:
    shown = [piece for piece in one.pieces if piece.kind in {"same", own}]
    if not marked:
        return [{"kind": "same", "text": "".join(piece.text for piece in shown)}]
    return [{"kind": piece.kind, "text": piece.text} for piece in shown]


def _paired(one: Across, t: Translate) -> Iterator[str]:
    """How the two sides came together."""
    if not one.before:
        yield t("only in the second")
    if not one.after:
        yield t("only in the first")
    if one.shape == "split":
        yield t("split over several")
    if one.shape == "merged":
        yield t("several merged into it")
    if one.confidence < 1:
        yield t("matched by its words, sure for {share} %", share=round(100 * one.confidence))
