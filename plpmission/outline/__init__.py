"""What a mission letter is made of, as data: its outline, the outline's words, and the acts.

``letter.toml`` holds the structure, ``letter.<lang>.toml`` the words, ``keywords.<lang>.toml``
what shows that a text touches a question, ``acts.toml`` the register of legal references.
"""

from plpmission.outline.acts import Act, acts, acts_matching
from plpmission.outline.loader import keywords, outline, texts
from plpmission.outline.spec import Criterion, Group, Outline, Part, Prompt, SectionSpec
from plpmission.outline.texts import CriterionText, HeadingText, OutlineTexts, SectionText

__all__ = [
    "Act",
    "Criterion",
    "CriterionText",
    "Group",
    "HeadingText",
    "Outline",
    "OutlineTexts",
    "Part",
    "Prompt",
    "SectionSpec",
    "SectionText",
    "acts",
    "acts_matching",
    "keywords",
    "outline",
    "texts",
]
