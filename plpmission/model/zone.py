"""A zone's local prevention partnerships, which outlive mandates."""

from __future__ import annotations

from plpmission.model.base import Line, Part


class Zone(Part):
    """A police zone as its partnerships know it."""

    name: Line = ""
