"""Colours as people see them: how well one stands out from another, and shades of one hue.

Contrast is that of WCAG 2.2 (success criterion 1.4.3): from 1 to 21, and 4.5 is asked of text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import atan2 as angle
from math import cbrt, cos, hypot, sin

TEXT = 4.5
"""The contrast that text needs at least (level AA)."""
WHITE = "#ffffff"
_HEX = re.compile(r"^#[0-9a-f]{6}$")

Triple = tuple[float, float, float]


def is_colour(text: str) -> bool:
    """Whether it is a colour as we write it: ``#17498a``."""
    return bool(_HEX.match(text))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=512)
def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2), from 0 to 1."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(colour: str, other: str, part: float) -> str:
    """The colour with ``part`` (0 to 1) of another in it."""
    pairs = zip(_bytes(colour), _bytes(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def nearest(colour: str, ground: str, least: float = TEXT) -> str:
    """The nearest shade of the same hue that stands out enough from a ground."""
    if contrast(colour, ground) >= least:
        return colour
    lightness, chroma, hue = _lch(colour)
    shades = (_shade(step / 200, chroma, hue) for step in range(201))
    good = [shade for shade in shades if contrast(shade, ground) >= least]
    return min(good, key=lambda shade: abs(_lch(shade)[0] - lightness))


def _bytes(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(colour: str) -> Triple:
    parts = [value / 255 for value in _bytes(colour)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return red, green, blue


# OKLab (B. Ottosson, 2020): steps in it look even to the eye.


def _lch(colour: str) -> Triple:
    r, g, b = _linear(colour)
    long = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    middle = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    light = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    green_red = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    blue_yellow = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return light, hypot(green_red, blue_yellow), angle(blue_yellow, green_red)


def _shade(light: float, chroma: float, hue: float) -> str:
    """The colour of that lightness, with as much of the chroma as a screen can show."""
    for part in range(10, -1, -1):
        found = _rgb(light, chroma * part / 10, hue)
        if all(-1e-3 <= value <= 1 + 1e-3 for value in found):
            break
    return "#" + "".join(f"{round(255 * _curved(value)):02x}" for value in found)


def _rgb(light: float, chroma: float, hue: float) -> Triple:
    a, b = chroma * cos(hue), chroma * sin(hue)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _curved(value: float) -> float:
    value = min(max(value, 0.0), 1.0)
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
