"""The apps: notebooks that Voila serves, each one object of this package."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plpmission_widgets.app import LetterApp

__all__ = ["LetterApp"]


def __getattr__(name: str) -> Any:
    """The apps come with their widgets only when asked for: ``serve`` needs none of them."""
    if name == "LetterApp":
        from plpmission_widgets.app import LetterApp

        return LetterApp
    raise AttributeError(name)
