"""The typesetter, and the fonts that it sets in.

Source Serif 4 and Source Sans 3 hold Latin, Greek and Cyrillic; Noto Naskh Arabic and Noto Emoji
stand in for what these lack. All are under the SIL Open Font License, unmodified.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import typst

from plpmission.export.glyphs import FOLDER

TEMPLATES = Path(__file__).parent / "templates"


@cache
def compiler() -> typst.Compiler:
    """A typesetter that knows our templates and our fonts, and none of the machine's."""
    own = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])
    return typst.Compiler(root=TEMPLATES, font_paths=own)


@cache
def families() -> tuple[str, ...]:
    """The names of all fonts that documents can be set in: those shipped and the machine's."""
    known = typst.Fonts(
        include_system_fonts=True, include_embedded_fonts=False, font_paths=[FOLDER]
    )
    return tuple(known.families())


SHIPPED = ("Source Serif 4", "Source Sans 3")


def compiler_for(wanted: tuple[str, ...]) -> typst.Compiler:
    """A typesetter that knows some fonts by name: the machine's own only where it has to."""
    return _with_machine() if any(name and name not in SHIPPED for name in wanted) else compiler()


@cache
def _with_machine() -> typst.Compiler:
    every = typst.Fonts(
        include_system_fonts=True, include_embedded_fonts=False, font_paths=[FOLDER]
    )
    return typst.Compiler(root=TEMPLATES, font_paths=every)


def forget() -> None:
    """Let go of what typst remembers of past documents, 100 MB each: it does so after ten more.

    For processes that stay; in one that makes a single document it would be time lost.
    """
    for _ in range(12):
        compiler().compile(input=b"", format="svg")
