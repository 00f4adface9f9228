"""Compiles the gettext catalogues: ``python -m plpmission.i18n.build``.

Imports nothing of plpmission, so that a build can run it before anything is installed.
"""

from __future__ import annotations

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_catalogues(locale: Path) -> list[Path]:
    """Compile every ``.po`` under ``locale`` into the ``.mo`` beside it; gives the files written.

    What a translator marked as fuzzy is left out, and so is shown in English.
    """
    return [_compiled(source) for source in sorted(locale.glob("*/LC_MESSAGES/*.po"))]


def _compiled(source: Path) -> Path:
    with source.open("rb") as text:
        catalogue = read_po(text, locale=source.parent.parent.name, domain=source.stem)
    target = source.with_suffix(".mo")
    unfinished = target.with_suffix(f".{os.getpid()}.part")  # two builds may meet
    with unfinished.open("wb") as binary:
        write_mo(binary, catalogue)
    unfinished.replace(target)
    return target


if __name__ == "__main__":
    compile_catalogues(Path(__file__).parent / "locale")
