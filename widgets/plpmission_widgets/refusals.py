"""What the screens themselves refuse, in sentences of their own."""

from __future__ import annotations

from plpmission.errors import InvalidValue


class Refusal(InvalidValue):
    """A request that cannot be followed; ``where`` is the field that it is about."""

    domain = "app"
