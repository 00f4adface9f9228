"""Makes ``letter.docx`` from the XML parts in ``letter_docx``: run it after changing a part.

The parts are what one edits and reviews; the file is what python-docx opens. The same parts give
the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
PARTS = HERE / "letter_docx"
TEMPLATE = HERE / "letter.docx"
THE_DAY = (1980, 1, 1, 0, 0, 0)
"""The oldest date that a zip can hold: the day of making would change the bytes."""


def packed() -> bytes:
    """The template's bytes."""
    made = io.BytesIO()
    names = sorted(path for path in PARTS.rglob("*") if path.is_file())
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in names:
            entry = zipfile.ZipInfo(path.relative_to(PARTS).as_posix(), THE_DAY)
            archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return made.getvalue()


if __name__ == "__main__":
    TEMPLATE.write_bytes(packed())
