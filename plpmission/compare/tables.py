"""Many dossiers as tables for Excel and CSV: an overview, what is covered, and where it stands."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence

from plpmission.compare.listing import STATES, Cell, Sheet, as_xlsx
from plpmission.compare.shelf import Covering, Held, criteria, themes
from plpmission.compare.themes import known_themes
from plpmission.i18n import Lang, as_lang, translator
from plpmission.life import STAGE_WORDS
from plpmission.outline import outline, texts

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would take for a formula."""


def harmless(value: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before what might be."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value


def overview_csv(shelf: Sequence[Held], lang: str = "fr") -> bytes:
    """The overview, a dossier a line, as spreadsheets here open it: semicolons, UTF-8 with a mark.

    Raises:
        InvalidValue: ``lang`` names none of the four languages.
    """
    _, head, lines = _overview(shelf, as_lang(lang))
    file = io.StringIO(newline="")
    table = csv.writer(file, delimiter=";")
    table.writerow(head)
    table.writerows([harmless(value) for value in line] for line in lines)
    return file.getvalue().encode("utf-8-sig")


def overview_xlsx(shelf: Sequence[Held], lang: str = "fr") -> bytes:
    """A workbook: the overview, themes and criteria with where they stand, then every row.

    Raises:
        InvalidValue: ``lang`` names none of the four languages.
    """
    reader = as_lang(lang)
    first = (_overview(shelf, reader), _themes(shelf, reader), _criteria(shelf, reader))
    return as_xlsx([one.comparison for one in shelf], first)


def overview_text(shelf: Sequence[Held], lang: str = "fr") -> str:
    """Two lines a dossier: what it is called, and how its objectives stand.

    Raises:
        InvalidValue: ``lang`` names none of the four languages.
    """
    t = translator("compare", as_lang(lang))
    lines = []
    for one in shelf:
        counted = zip(COUNTED, counts(one), strict=True)
        said = [f"{t(STATES[state])}: {count}" for state, count in counted if count]
        if one.line.score is not None:
            said.append(f"{one.line.score:.0%}")
        lines += [f"{one.line.title or one.key} ({one.key})"]
        lines += ["   " + (" · ".join(said) or t("There is no activity report yet."))]
    return "\n".join(lines)


def overview_json(shelf: Sequence[Held]) -> str:
    """A list of objects, a dossier each: its line, its themes and criteria with their places."""
    held = [
        {
            "key": one.key,
            "zone": one.zone,
            "mandate": one.years,
            "lang": one.dossier.lang,
            "stage": str(one.stage),
            **one.line._asdict(),
            "themes": one.themes,
            "efqm": {str(number): ids for number, ids in one.criteria.items()},
            "findings_by_code": [(found.code, found.about) for found in one.comparison.findings],
        }
        for one in shelf
    ]
    return json.dumps(held, ensure_ascii=False, indent=2)


def _overview(shelf: Sequence[Held], lang: Lang) -> Sheet:
    t, life = translator("compare", lang), translator("life", lang)
    head = [t("File or id"), t("Dossier"), t("Zone"), t("Mandate"), t("Language"), t("Stage")]
    head += [t("Objectives"), t("Reached"), t("Partly reached"), t("Not reached")]
    head += [t("Not reported"), t("Findings"), t("Score, %"), t("Themes")]
    names = theme_names(lang)
    lines: list[Sequence[Cell]] = [
        (
            *(one.key, one.line.title, one.zone, one.years, one.dossier.lang),
            life(STAGE_WORDS[one.stage]),
            one.line.objectives,
            *counts(one),
            one.line.findings,
            None if one.line.score is None else round(100 * one.line.score),
            ", ".join(names[key] for key in known_themes() if key in one.themes),
        )
        for one in shelf
    ]
    return t("Overview"), head, lines


COUNTED = ("reached", "partly", "missed", "not_reported")
"""The states of which ``counts`` says how many objectives there are."""


def counts(held: Held) -> tuple[int | None, ...]:
    """Objectives reached, partly reached, not reached, not reported; None before any report."""
    if not held.dossier.activity_reports:
        return (None,) * 4
    return held.line[2:6]


def theme_names(lang: Lang) -> dict[str, str]:
    """The themes' titles, by their ids."""
    t = translator("compare", lang)
    return {key: t(theme.title) for key, theme in known_themes().items()}


def criterion_names(lang: Lang) -> dict[str, str]:
    """The titles of the criteria of EFQM, by their numbers."""
    words = texts(lang)
    return {str(one.number): words.efqm(one.number).name for one in outline().criteria}


def _themes(shelf: Sequence[Held], lang: Lang) -> Sheet:
    t = translator("compare", lang)
    names = theme_names(lang)
    head = [t("Theme"), t("Dossiers"), t("Dossier"), t("Objective")]
    return t("Themes"), head, list(_places(shelf, themes(shelf), names, lang))


def _criteria(shelf: Sequence[Held], lang: Lang) -> Sheet:
    t = translator("compare", lang)
    names = {key: f"{key} {name}" for key, name in criterion_names(lang).items()}
    head = [t("EFQM criterion"), t("Dossiers"), t("Dossier"), t("Section")]
    return t("EFQM criteria"), head, list(_places(shelf, criteria(shelf), names, lang))


def _places(
    shelf: Sequence[Held], coverings: Sequence[Covering], names: dict[str, str], lang: Lang
) -> Iterator[Sequence[Cell]]:
    """A line a place on which a count rests; one where there is none."""
    held = {one.key: one for one in shelf}
    for covering in coverings:
        count = len(covering.dossiers)
        if not count:
            yield names[covering.id], 0, "", ""
        for key, ids in covering.dossiers.items():
            for one in ids:
                yield names[covering.id], count, held[key].line.title, place(held[key], one, lang)


def place(held: Held, key: str, lang: Lang) -> str:
    """An objective or a section of a dossier, by its name."""
    for objective in held.dossier.letter.objectives:
        if objective.id == key:
            return objective.title or objective.text
    return f"{outline().section(key).number} {texts(lang).section(key).short_title}"
