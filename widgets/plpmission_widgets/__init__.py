"""The apps: notebooks that Voila serves, each one object of this package.

In a notebook of one's own: ``%load_ext plpmission_widgets``, then ``%plpmission [file]``.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plpmission_widgets.app import CompareApp, LetterApp, PartnershipApp
    from plpmission_widgets.trends.app import TrendsApp

__all__ = ["CompareApp", "LetterApp", "PartnershipApp", "TrendsApp", "load_ipython_extension"]


def __getattr__(name: str) -> Any:
    """The apps come with their widgets only when asked for: ``serve`` needs none of them."""
    if name in {"CompareApp", "LetterApp", "PartnershipApp"}:
        from plpmission_widgets import app

        return getattr(app, name)
    if name == "TrendsApp":
        from plpmission_widgets.trends.app import TrendsApp

        return TrendsApp
    raise AttributeError(name)


def load_ipython_extension(shell: Any) -> None:
    """Called by IPython's ``%load_ext``: gives it the magic ``%plpmission``."""
    from plpmission_widgets.trends.magic import plpmission

    shell.register_magic_function(plpmission, "line", "plpmission")
