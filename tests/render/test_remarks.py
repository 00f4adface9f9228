from __future__ import annotations

import datetime as dt

from plpmission.model import Dossier
from plpmission.render import render
from plpmission.render.blocks import Heading, Paragraph
from plpmission.render.remarks import Remark

REMARK = Remark(
    section="context",
    text="Les chiffres datent.",
    who="Anne Exemple",
    on=dt.date(2026, 3, 2),
    quote="depuis 2019",
    assigned="Bram",
    replies=(("Bram Voorbeeld", "Je les remplace."),),
)
LOOSE = Remark(section="", text="Bravo.", who="Anne Exemple", on=dt.date(2026, 3, 2))
LETTER = Dossier(title="Zone").with_section("context", text="Inchangé depuis 2019.")


def said(draft: bool) -> list[str]:
    blocks = render(LETTER, "letter", draft=draft, comments=(REMARK, LOOSE)).blocks
    shown = [block for block in blocks if isinstance(block, Heading | Paragraph)]
    return [
        block.text if isinstance(block, Heading) else "".join(run.text for run in block.runs)
        for block in shown
    ]


def test_a_draft_shows_what_was_remarked_in_its_section_with_the_answers() -> None:
    shown = said(draft=True)
    at = next(n for n, text in enumerate(shown) if "Les chiffres datent." in text)
    assert "pour Bram" in shown[at]
    assert "depuis 2019" in shown[at]
    assert "Je les remplace." in shown[at + 1]
    assert shown.index("Inchangé depuis 2019.") == at + 2
    assert any("Bravo." in text for text in shown[:at])


def test_a_letter_that_is_no_draft_shows_no_remark() -> None:
    assert not any("chiffres" in text or "Bravo" in text for text in said(draft=False))
