"""A verdict on a file in sentences of the reader's language."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.export.signing_check import Signature
from plpmission.export.signing_verdict import Kept, Verdict
from plpmission.i18n import Lang, Translate, moment, translator
from plpmission.life import imprint
from plpmission.outline import texts

_OFFICIAL = {
    "proposed": "It was kept as the version that was proposed.",
    "set": "It was kept as the version that was set.",
    "amended": "It was kept as the version that was set by an amendment.",
    "closed": "It was kept as the version at the closing of the letter.",
}


def sentences(verdict: Verdict, lang: Lang) -> tuple[str, ...]:
    """What can be said of a file, the most important first."""
    return tuple(_said(verdict, lang))


def _said(verdict: Verdict, lang: Lang) -> Iterator[str]:
    t = translator("life", lang)
    if verdict.damaged:
        yield t("The file is damaged: its signature cannot be read, so it is not intact.")
    elif not verdict.signatures:
        yield t("The file is not signed.")
    for at, signature in enumerate(verdict.signatures):
        last = at == len(verdict.signatures) - 1
        yield from _signature(signature, last, lang)
    yield from _bytes(verdict, t)
    if verdict.damaged:
        return
    yield from _contents(verdict, lang)
    if verdict.kept:
        yield from _kept(verdict.kept, lang)
    elif verdict.with_store and verdict.dossier:
        yield t("The store holds no dossier that it could come from.")


def _signature(held: Signature, last: bool, lang: Lang) -> Iterator[str]:
    t = translator("life", lang)
    if not held.intact:
        yield t("The file is not intact: it was changed after {name} signed it.", name=held.signer)
    elif last and not held.whole:
        yield t(
            "The file is not intact: something was added after {name} signed it.", name=held.signer
        )
    else:
        yield t("Intact: nothing has changed since {name} signed it.", name=held.signer)
    if held.at:
        at = moment(held.at.astimezone(), lang)
        sentence = (
            "Signed on {at}; an authority vouches for this time."
            if held.vouched
            else "Signed on {at}, as declared: no authority vouches for this time."
        )
        yield t(sentence, at=at)
    yield (
        t("The certificate, issued by {name}, leads to one that you trust.", name=held.issuer)
        if held.trusted
        else t(
            "The certificate was issued by {name}; whether to believe it is yours to judge.",
            name=held.issuer,
        )
    )


def _bytes(verdict: Verdict, t: Translate) -> Iterator[str]:
    if verdict.signed:
        yield t(
            "It is, byte for byte, the file {name} that the store knows as signed.",
            name=verdict.signed.name,
        )
    elif verdict.signatures and not verdict.with_store:
        yield t("Without the store, this speaks for the signed bytes only.")
    elif verdict.signatures and verdict.others:
        yield t(
            "It is none of the signed files that the store knows of this dossier: at least one "
            "byte differs."
        )
    elif verdict.signatures:
        yield t("The store knows no such signed file: this speaks for the signed bytes only.")


def _contents(verdict: Verdict, lang: Lang) -> Iterator[str]:
    t = translator("life", lang)
    if verdict.dossier is None:
        yield t("It carries no data of ours: of which letter it is cannot be said.")
        return
    title = verdict.dossier.title or t("without a title")
    yield t("It carries the letter “{title}”.", title=title)
    yield imprint(verdict.dossier, None, lang)
    if verdict.retyped:
        names = _names(verdict.retyped, lang)
        yield t("Its text was changed in Word afterwards, in: {sections}.", sections=names)
    if not verdict.signatures:
        yield t("What its pages show is not compared, only the data that they were made from.")


def _kept(kept: Kept, lang: Lang) -> Iterator[str]:
    t = translator("life", lang)
    number, title = kept.revision.number, kept.title or t("without a title")
    differing = _names(kept.sections, lang)
    if not kept.exact:
        yield t(
            "It differs from what the store holds of “{title}” (version {number}), in: {sections}.",
            title=title,
            number=number,
            sections=differing,
        )
        return
    yield t(
        "Its content is version {number} of “{title}”, saved on {at} by {name} (declared).",
        number=number,
        title=title,
        at=moment(kept.revision.at.astimezone(), lang),
        name=kept.revision.actor.name or t("somebody without a name"),
    )
    for kind in dict.fromkeys(kept.official):
        if kind in _OFFICIAL:
            yield t(_OFFICIAL[kind])
    if differing:
        yield t("Since then, the store’s own has changed in: {sections}.", sections=differing)


def _names(sections: tuple[str, ...], lang: Lang) -> str:
    t = translator("life", lang)
    named = texts(lang).sections
    found = [named[one].title if one in named else t("other parts") for one in sections]
    return ", ".join(dict.fromkeys(found))
