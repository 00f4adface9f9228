"""Findings in the reader's language."""

from __future__ import annotations

import datetime as dt

from plpmission.checks.rule import ActName, Check, Finding, Hit, Prompts, SectionName
from plpmission.i18n import Lang, day, translator
from plpmission.model.terms import Term
from plpmission.outline import outline, texts
from plpmission.outline.acts import acts


def finding(check: Check, hit: Hit, lang: Lang) -> Finding:
    """What a check found, said to a reader of ``lang``."""
    say = translator("checks", lang)
    filled = {name: in_words(value, lang) for name, value in hit.parameters.items()}
    return Finding(
        code=check.code,
        severity=check.severity,
        where=hit.where,
        message=say(hit.message, **filled),
        why=say(hit.why or check.why, **filled),
        hint=say(hit.hint, **filled),
        source=say(check.source),
        section=hit.section,
        about=hit.about or hit.section,
    )


def in_words(value: object, lang: Lang) -> str:
    """A parameter as the reader reads it."""
    match value:
        case Term():
            return translator("model", lang)(value.label)
        case dt.date():
            return day(value, lang)
        case SectionName():
            return f"{outline().section(value.id).number} {texts(lang).section(value.id).title}"
        case ActName():
            act = acts()[value.key]
            return act.short_in(lang) or act.title_in(lang)
        case Prompts():
            return _prompts(value, lang)
        case _:
            return str(value)


def _prompts(prompts: Prompts, lang: Lang) -> str:
    worded = texts(lang).section(prompts.section).prompts
    said = [worded[prompt] for prompt in prompts.ids]
    return (" " if all(text.endswith("?") for text in said) else "; ").join(said)
