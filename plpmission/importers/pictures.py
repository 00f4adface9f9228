"""Pictures of a document: their type is seen from their bytes, and there is a limit to them."""

from __future__ import annotations

from plpmission.importers import reasons
from plpmission.importers.source import Image, Left

MOST = 24 * 1024 * 1024
"""Bytes of pictures that are kept of a document."""
_MEDIA = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
    (b"BM", "image/bmp"),
)


def media_of(content: bytes) -> str:
    """The type of a picture that browsers show; empty for any other."""
    found = next((media for begins, media in _MEDIA if content.startswith(begins)), "")
    return found if found != "image/webp" or content[8:12] == b"WEBP" else ""


class Pictures:
    """The pictures kept so far; the same one is kept once."""

    def __init__(self) -> None:
        self.kept: list[Image] = []
        self.left: list[Left] = []
        self._by_content: dict[bytes, str] = {}
        self._bytes = 0

    @property
    def room(self) -> int:
        """Bytes that may still be kept."""
        return MOST - self._bytes

    def keep(self, name: str, content: bytes, alt: str, where: str) -> str:
        """The id of a picture that is kept; empty where it cannot be."""
        media = media_of(content)
        if not media:
            self.lose(where, name, reasons.PICTURE_KIND)
            return ""
        if len(content) > self.room:
            self.lose(where, name, reasons.PICTURE_ROOM)
            return ""
        if content not in self._by_content:
            key = f"img{len(self.kept) + 1:03d}"
            self._bytes += len(content)
            self._by_content[content] = key
            self.kept.append(Image(id=key, name=name, media=media, content=content, alt=alt))
        return self._by_content[content]

    def lose(self, where: str, name: str, why: str) -> None:
        """A picture that is not kept."""
        self.left.append(Left(where=where, what=name, why=why))
