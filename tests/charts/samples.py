"""One figure of each kind, on invented numbers, as ``plpmission.kpi`` describes them."""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Sequence
from dataclasses import replace

from plpmission.kpi import descriptions as d

NAN = float("nan")
BURGLARIES = (
    38, 33, 36, 42, 29, 24, 25, 40, 31, 27, 28, 35, 34, 30, 29, 41, 33, 31, 30, 37, 30, 29, 31, 36,
    32, 30, 28, 37,
)  # fmt: skip
QUARTERS = tuple(f"{2019 + at // 4}-Q{at % 4 + 1}" for at in range(len(BURGLARIES)))


def day_of(period: str) -> dt.date:
    year, _, part = period.partition("-")
    month = 3 * int(part[1]) - 2 if part[:1] == "Q" else int(part or 1)
    return dt.date(int(year), month, 1)


def dots(
    periods: Sequence[str], values: Sequence[float], center: float = NAN, reach: float = NAN, **more
) -> tuple[d.Dot, ...]:
    return tuple(
        d.Dot(period=period, day=day_of(period), value=value, center=center, lower=center - reach,
              upper=center + reach, phase=1, meaning="usual", rules=(), **more)
        for period, value in zip(periods, values, strict=True)
    )  # fmt: skip


def comma(value: float) -> str:
    return f"{value:g}".replace(".", ",") if math.isfinite(value) else "–"


def table(periods: Sequence[str], values: Sequence[float], *more: str) -> dict:
    rows = tuple(
        (period, comma(value), *("–" for _ in more))
        for period, value in zip(periods, values, strict=True)
    )
    return {"heading": ("Période", "Chiffre", *more), "rows": rows}


LIMITS = ("Moyenne", "Limite inférieure", "Limite supérieure", "Signal")


CONTROL = d.ControlFigure(
    title="Cambriolages dans les habitations, par trimestre",
    lang="fr",
    unit="faits",
    alt="Cambriolages : moyenne 32, limites 19 et 46. Aucun signal ; la cible de 27,5 est sous la "
    "moyenne.",
    sentence="Cible régulièrement manquée, sans dégradation. Les écarts d’un trimestre à l’autre "
    "sont ordinaires ; rien dans la série ne montre un effet depuis l’amendement.",
    notes=("Limites à 2,66 fois l’étendue mobile moyenne.", "28 trimestres, de 2019 à 2025."),
    dots=dots(QUARTERS, BURGLARIES, 32.0, 13.6),
    limits=True,
    goals=(
        d.GoalLine(low=-math.inf, high=22.5, words="22,5 au plus, jusqu’à l’amendement 1",
                   first=dt.date(2021, 1, 1), last=dt.date(2023, 6, 1), superseded=True),
        d.GoalLine(low=-math.inf, high=27.5, words="27,5 au plus pour fin 2025",
                   first=dt.date(2023, 6, 1), last=dt.date(2025, 12, 31)),
    ),
    marks=(
        d.Mark(period="2021-Q1", words="début du mandat", kind="start"),
        d.Mark(period="2021-Q3", words="plan 1 : visites de conseil", kind="plan"),
        d.Mark(period="2023-Q2", words="amendement 1", kind="amendment"),
    ),
    **table(QUARTERS, BURGLARIES, *LIMITS),
)  # fmt: skip


def _phases() -> d.ControlFigure:
    """Two phases, signals both ways."""
    chance = random.Random(4)
    months = [f"{2021 + at // 12}-{at % 12 + 1:02}" for at in range(54)]
    made: list[d.Dot] = []
    for at, period in enumerate(months):
        late = at >= 24
        center, reach = (96.2, 2.4) if late else (91.5, 3.4)
        value = round(center + chance.uniform(-0.7, 0.7) * reach, 1)
        meaning: d.Meaning = "usual"
        rules: tuple[str, ...] = ()
        if at == 17:
            value, meaning, rules = 86.9, "worse", ("hors d’une limite",)
        if at >= 46:
            value = round(center + 0.4 + chance.random(), 1)
            meaning, rules = "better", ("une suite du même côté de la moyenne",)
        made.append(d.Dot(period=period, day=day_of(period), value=value, center=center,
                          lower=center - reach, upper=center + reach, phase=1 + late,
                          meaning=meaning, rules=rules))  # fmt: skip
    return d.ControlFigure(
        title="Victimes rappelées dans les sept jours",
        lang="fr",
        unit="%",
        alt="Victimes rappelées : amélioration depuis novembre 2024.",
        sentence="Amélioration. Les huit derniers mois sont au-dessus de la moyenne ; la cible de "
        "95 % est tantôt atteinte, tantôt manquée.",
        notes=("Limites recalculées en janvier 2023 : nouveau registre (A. Wauters).",),
        dots=tuple(made),
        limits=True,
        goals=(d.GoalLine(low=95, high=math.inf, words="95 % au moins"),),
        baseline=d.BaselineLine(value=91.0, words="91 % en 2021", day=dt.date(2021, 1, 1)),
        marks=(d.Mark(period="2023-01", words="nouveau registre", kind="rebase"),),
        **table(months, [dot.value for dot in made], *LIMITS),
    )


PHASES = _phases()
YEARS = ("2021", "2022", "2023", "2024", "2025")
SHORT = replace(
    CONTROL, title="Accidents avec blessés", dots=dots(YEARS, (84, 79, 81, 74, 71)), limits=False,
    sentence="Trop peu de points pour le dire. Cinq années ne montrent ni tendance ni rupture.",
    goals=(d.GoalLine(low=-math.inf, high=67, words="67 au plus en 2026",
                      last=dt.date(2026, 12, 31)),),
    marks=(), notes=(), **table(YEARS, (84, 79, 81, 74, 71), *LIMITS),
)  # fmt: skip
RUN = d.RunFigure(
    title="Délai d’intervention", lang="fr", unit="minutes", alt="Carte en série : pas de signal.",
    dots=dots(QUARTERS[:16], [9.5 + math.sin(at * 2.1) for at in range(16)], 9.5), median=9.5,
    signal=False, sentence="Aucun signal. L’ordre des points est celui du hasard.",
    **table(QUARTERS[:16], [round(9.5 + math.sin(at * 2.1), 1) for at in range(16)], "Médiane"),
)  # fmt: skip
BEFORE_AFTER = d.BeforeAfterFigure(
    title="Accidents avant et après le plan", lang="fr", unit="accidents",
    alt="Avant le plan 84 par an, après 72 : trop peu d’années pour le dire.",
    mark=d.Mark(period="2023-Q3", words="début du plan 2", kind="plan"),
    before=d.Side(words="avant le plan", dots=dots(QUARTERS[8:18], BURGLARIES[8:18], 33.9),
                  mean=33.9, low=30.9, high=37.2),
    after=d.Side(words="depuis le plan", dots=dots(QUARTERS[18:], BURGLARIES[18:], 31.9),
                 mean=31.9, low=28.7, high=35.4),
    sentence="Pas de changement démontré. Deux accidents de moins par trimestre, mais le "
    "hasard peut en faire autant.",
    **table(QUARTERS[8:], BURGLARIES[8:]),
)  # fmt: skip
_TEN = tuple(str(year) for year in range(2016, 2026))
_COUNTS = (176, 168, 151, 158, 118, 121, 134, 131, 127, 127)
CHANCE = d.ChanceFigure(
    title="Cambriolages par an, et la suite", lang="fr", unit="faits",
    alt="Sans changement, de 96 à 158 faits en 2029 ; la cible est de 90.",
    dots=dots(_TEN, _COUNTS),
    ahead=tuple(
        d.Ahead(period=str(2026 + at), day=dt.date(2026 + at, 1, 1), value=127.0,
                low=127 - 8 * (at + 1), high=127 + 8 * (at + 1))
        for at in range(4)
    ),
    ever=((dt.date(2025, 7, 1), 127.0), (dt.date(2029, 7, 1), 85.0)),
    goal=d.GoalLine(low=-math.inf, high=90, words="90 au plus fin 2029",
                    last=dt.date(2029, 12, 31)),
    as_now=0.1, as_ever=0.4,
    sentence="Possible, mais rare. Il faut 37 faits de moins en quatre ans. Sur six périodes de "
    "quatre ans connues, deux ont vu une telle baisse.",
    assumptions=("Les quatre ans à venir ressemblent aux dix passés.",), **table(_TEN, _COUNTS),
)  # fmt: skip
_MONTHS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.",
           "nov.", "déc.")  # fmt: skip
_SEASON = [round(30 + 12 * math.cos((at - 0.5) / 6 * math.pi), 1) for at in range(12)]
SEASON = d.SeasonFigure(
    title="Cambriolages selon le mois", lang="fr", unit="faits",
    alt="Plus de cambriolages de novembre à février chaque année.", parts=_MONTHS,
    years=tuple(
        d.YearLine(year=str(2021 + at), values=tuple(
            NAN if at == 4 and month > 8 else round(usual + 3 * math.sin(5 * at + 2 * month), 1)
            for month, usual in enumerate(_SEASON)))
        for at in range(5)
    ),
    usual=tuple(_SEASON), **table(_MONTHS, _SEASON),
)  # fmt: skip


def _funnel() -> d.FunnelFigure:
    chance = random.Random(8)
    areas = []
    for at in range(40):
        people = 4000 * 1.075**at
        rate = max(0.4, 5 + chance.gauss(0, 1) * math.sqrt(5 / people * 1000))
        areas.append(d.Area(name=f"ZP {5277 + at}", population=people, rate=rate, meaning="usual"))
    areas[30] = d.Area(name="ZP Ourthe-Lienne", population=46000, rate=6.4, meaning="worse")
    areas[21] = d.Area(name="ZP Haute-Semois", population=21800, rate=3.1, meaning="better")
    limits = []
    for at in range(41):
        people = 3900 * 1.075**at
        spread = math.sqrt(5 / people * 1000)
        limits.append(d.FunnelLimit(population=people, lower_95=max(0, 5 - 1.96 * spread),
                                    upper_95=5 + 1.96 * spread, lower_998=max(0, 5 - 3.09 * spread),
                                    upper_998=5 + 3.09 * spread))  # fmt: skip
    rows = tuple((a.name, f"{a.population:.0f}", f"{a.rate:.1f}") for a in areas)
    return d.FunnelFigure(
        title="Cambriolages selon la population des zones", lang="fr", unit="pour 1 000 habitants",
        alt="Deux zones hors des limites : Ourthe-Lienne au-dessus, Haute-Semois en dessous.",
        people="habitants", center=5.0, areas=tuple(areas), limits=tuple(limits),
        heading=("Zone", "Habitants", "Taux"), rows=rows,
    )  # fmt: skip


FUNNEL = _funnel()
MULTIPLES = d.Multiples(
    title="Les indicateurs de la lettre", lang="fr", alt="Quatre indicateurs côte à côte.",
    heading=("Indicateur", "Dernière valeur"), rows=(("Cambriolages", "37"), ("Rappels", "97,1")),
    charts=(CONTROL, PHASES, SHORT, replace(CONTROL, title="Plaintes")),
)  # fmt: skip
SPARKS = d.SparkTable(
    title="Les indicateurs", lang="fr", alt="Trois indicateurs, une amélioration.",
    heading=("Indicateur", "Dernier chiffre", "D’ordinaire", "Conclusion", "Cible"),
    rows=(("Cambriolages", "37", "19 à 46", "variation ordinaire", "manquée"),),
    sparks=tuple(
        d.Spark(
            name=one.title, values=tuple(dot.value for dot in one.dots),
            lower=tuple(dot.lower for dot in one.dots) if one.limits else (),
            upper=tuple(dot.upper for dot in one.dots) if one.limits else (),
            periods=tuple(dot.period for dot in one.dots), latest=latest, usual=usual,
            verdict=verdict, assurance=assurance, meaning=meaning,
        )
        for one, latest, usual, verdict, assurance, meaning in (
            (CONTROL, "37 · T4 2025", "19 à 46", "variation ordinaire", "manquée", "usual"),
            (PHASES, "97,1 · 06/2025", "93,8 à 98,6", "amélioration", "tantôt atteinte", "better"),
            (SHORT, "71 · 2025", "–", "trop peu de points", "–", "usual"),
        )
    ),
)  # fmt: skip

ALL: dict[str, d.Figure] = {
    "control": CONTROL,
    "phases": PHASES,
    "short": SHORT,
    "run": RUN,
    "before-after": BEFORE_AFTER,
    "forecast": CHANCE,
    "season": SEASON,
    "funnel": FUNNEL,
    "multiples": MULTIPLES,
    "sparks": SPARKS,
}
