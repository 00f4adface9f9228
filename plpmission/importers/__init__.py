"""Documents that were not born here, and our own that come back changed.

``read`` makes a ``Source`` of a file: its passages in order, with what shows what each is, and a
list of what could not be kept. Nothing is fetched, nothing is written, and a file that was made to
do harm is refused with a sentence.
"""

from plpmission.errors import UnreadableDocument
from plpmission.importers.reading import SUFFIXES, read
from plpmission.importers.source import Image, Left, Passage, Signs, Source, as_json, from_json

__all__ = [
    "SUFFIXES",
    "Image",
    "Left",
    "Passage",
    "Signs",
    "Source",
    "UnreadableDocument",
    "as_json",
    "from_json",
    "read",
]
