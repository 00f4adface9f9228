"""Long work in a thread of its own, followed from the page, which goes on answering."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import TypeVar

Made = TypeVar("Made")
Tell = Callable[[float, str], None]
"""Told how far the work is, from 0 to 1, with an English sentence."""


async def followed(
    work: Callable[[Tell], Made],
) -> AsyncIterator[tuple[tuple[float, str], Made | None]]:
    """How far it is, again and again; what was made with the last of them."""
    loop, news = asyncio.get_running_loop(), asyncio.Queue[tuple[float, str]]()

    def tell(part: float, text: str) -> None:
        loop.call_soon_threadsafe(news.put_nowait, (part, text))

    working = asyncio.ensure_future(asyncio.to_thread(work, tell))
    working.add_done_callback(_heard)  # also where nobody waits for it any more
    while not working.done():
        waiting = asyncio.ensure_future(news.get())
        await asyncio.wait({working, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if waiting.done():
            yield waiting.result(), None
        else:
            waiting.cancel()
    yield (1.0, ""), await working


def _heard(working: asyncio.Future[Made]) -> None:
    if not working.cancelled():
        working.exception()
