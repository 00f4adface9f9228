"""The description of a funnel plot: rates of areas by their population (see ``rates``)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from plpmission.errors import KpiError
from plpmission.i18n import Lang, Translate, number, translator
from plpmission.kpi.descriptions import Area, FunnelFigure, FunnelLimit, Meaning
from plpmission.kpi.ragged import Floats
from plpmission.kpi.rates import PER, funnel, funnel_limits
from plpmission.kpi.verdict import direction_sign
from plpmission.kpi.words import AREA_WORDS, written

HEADINGS = ("Area", "Population", "Figure", "Conclusion")
CURVE = 60
"""Populations at which the limits are drawn."""


def funnel_figure(  # noqa: PLR0913 - what a chart is told besides its figures
    names: Sequence[str],
    counts: npt.ArrayLike,
    population: npt.ArrayLike,
    *,
    lang: Lang,
    title: str = "",
    per: float = PER,
    direction: str = "",
) -> FunnelFigure:
    """Areas with their rates per ``per`` inhabitants; areas without a usable figure are left out.

    Raises:
        KpiError: names, counts and populations are not as many, or no figure is usable.
    """
    k, people = (np.asarray(given, dtype=np.float64) for given in (counts, population))
    if not len(names) == len(k) == len(people):
        raise KpiError("There are not as many areas, figures and populations.")
    usable = np.isfinite(k) & np.isfinite(people) & (k >= 0) & (people > 0)
    if not usable.any():
        raise KpiError("No area has a usable figure.")
    t, k, people = translator("kpi", lang), k[usable], people[usable]
    told = funnel(k, people, per=per)
    shown = [name for name, good in zip(names, usable.tolist(), strict=True) if good]
    sign = direction_sign(direction)
    areas = tuple(
        Area(name=name, population=size, rate=rate, meaning=_meaning(outside, sign))
        for name, size, rate, outside in zip(
            shown, people.tolist(), told["rate"].tolist(), told["outside"].tolist(), strict=True
        )
    )
    odd = [area for area in areas if area.meaning != "usual"]
    said = _said(t, odd, len(names) - len(areas))
    return FunnelFigure(
        title=title,
        lang=lang,
        unit=t("per {count} inhabitants", count=number(per, lang)),
        people=t("inhabitants"),
        center=float(told["center"].iloc[0]),
        areas=areas,
        limits=_curve(k, people, per),
        alt=said,
        heading=tuple(map(t, HEADINGS)),
        rows=tuple(
            (
                a.name,
                number(round(a.population), lang),
                written(a.rate, lang),
                t(AREA_WORDS[a.meaning]),
            )
            for a in areas
        ),
    )


def _meaning(outside: int, sign: int) -> Meaning:
    if not outside:
        return "usual"
    if not sign:
        return "change"
    return "better" if outside * sign > 0 else "worse"


def _said(t: Translate, odd: Sequence[Area], missing: int) -> str:
    names = ", ".join(area.name for area in odd)
    said = (
        t("Beyond what chance alone explains: {areas}.", areas=names)
        if odd
        else t("No area lies beyond what chance alone explains.")
    )
    left_out = t("Areas without a usable figure: {count}.", count=missing)
    return f"{said} {left_out}" if missing else said


def _curve(k: Floats, people: Floats, per: float) -> tuple[FunnelLimit, ...]:
    sizes = np.geomspace(people.min() * 0.8, people.max() * 1.1, CURVE)
    columns = {"population": sizes, **funnel_limits(k, people, sizes, per=per)}
    rows = zip(*(column.tolist() for column in columns.values()), strict=True)
    return tuple(FunnelLimit(**dict(zip(columns, row, strict=True))) for row in rows)
