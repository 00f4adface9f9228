"""Findings in the reader's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from plpmission.checks.rule import (
    ActName,
    Amount,
    Check,
    ElementName,
    Finding,
    Hit,
    Outlook,
    Prompts,
    SectionName,
    Sentences,
    Terms,
)
from plpmission.i18n import Lang, day, number, translator
from plpmission.kpi.chance import chances
from plpmission.model.terms import MeansKind, Term
from plpmission.outline import outline, texts
from plpmission.outline.acts import acts


def finding(check: Check, hit: Hit, lang: Lang) -> Finding:
    """What a check found, said to a reader of ``lang``."""
    say = translator("checks", lang)
    filled = {name: in_words(value, lang) for name, value in hit.parameters.items()}
    return Finding(
        code=check.code,
        severity=hit.severity or check.severity,
        where=hit.where,
        message=say(hit.message, **filled),
        why=say(hit.why or check.why, **filled),
        hint=say(hit.hint, **filled),
        source=say(hit.source or check.source),
        section=hit.section,
        about=hit.about or hit.section,
    )


def in_words(value: object, lang: Lang) -> str:
    """A parameter as the reader reads it."""
    for kind, word in _WORDED:
        if isinstance(value, kind):
            return word(value, lang)
    return str(value)


def _section(named: SectionName, lang: Lang) -> str:
    return f"{outline().section(named.id).number} {texts(lang).section(named.id).title}"


def _element(named: ElementName, lang: Lang) -> str:
    from plpmission.outline.charter import charter_texts

    return charter_texts(lang).criteria[named.criterion].elements[named.element]


def _terms(listed: Terms, lang: Lang) -> str:
    return "; ".join(in_words(term, lang) for term in listed.held)


def _act(named: ActName, lang: Lang) -> str:
    act = acts()[named.key]
    return act.short_in(lang) or act.title_in(lang)


def _amount(amount: Amount, lang: Lang) -> str:
    figure = number(amount.value, lang)
    if amount.kind is MeansKind.EQUIPMENT:
        return figure
    unit = "{figure} FTE" if amount.kind is MeansKind.STAFF else "{figure} euro"
    return translator("checks", lang)(unit, figure=figure)


def _prompts(prompts: Prompts, lang: Lang) -> str:
    worded = texts(lang).section(prompts.section).prompts
    said = [worded[prompt] for prompt in prompts.ids]
    return (" " if all(text.endswith("?") for text in said) else "; ").join(said)


_WORDED: tuple[tuple[type, Callable[[Any, Lang], str]], ...] = (
    (Term, lambda term, lang: translator("model", lang)(term.label)),
    (str, lambda text, _: text),
    (dt.date, day),
    (float, number),
    (SectionName, _section),
    (ElementName, _element),
    (Terms, _terms),
    (ActName, _act),
    (Prompts, _prompts),
    (Sentences, lambda said, lang: " ".join(map(translator("checks", lang), said.texts))),
    (Amount, _amount),
    (Outlook, lambda seen, lang: chances(seen.indicator, lang=lang).sentence),
)
"""How each kind of parameter is said; a term is a string too, and comes first."""
