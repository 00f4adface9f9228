"""The dossier as typed, frozen data."""

from plpmission.model.base import Item, Part, new_id
from plpmission.model.dossier import FORMAT, Dismissal, Document, Dossier
from plpmission.model.dossier_file import dumps, loads, read_dossier, write_dossier
from plpmission.model.letter import Letter
from plpmission.model.sections import SECTION_IDS, AddedSection, SectionId, SectionNote

__all__ = [
    "FORMAT",
    "SECTION_IDS",
    "AddedSection",
    "Dismissal",
    "Document",
    "Dossier",
    "Item",
    "Letter",
    "Part",
    "SectionId",
    "SectionNote",
    "dumps",
    "loads",
    "new_id",
    "read_dossier",
    "write_dossier",
]
