"""Documents built by hand, for the tests of the exporters. Zones and persons are invented."""

from __future__ import annotations

import dataclasses
import json

from plpmission.render.blocks import (
    Block,
    Column,
    Contents,
    Cover,
    Fact,
    Facts,
    Figure,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Rendered,
    Run,
    Runs,
    Table,
)

PAYLOAD = json.dumps(
    {"format": 1, "title": "ZP Haute-Semois", "letter": {"place": "Neufchâteau </script>"}},
    ensure_ascii=False,
)


def says(text: str) -> Runs:
    return (Run(text=text),)


def para(text: str, style: str = "body") -> Paragraph:
    return Paragraph(runs=says(text), style=style)


def document(*blocks: Block, **changes: object) -> Rendered:
    """A small document around some blocks."""
    made = Rendered(
        document="letter",
        lang="fr",
        title="Lettre de mission",
        subject="Zone de police Haute-Semois",
        author="Noé Walhin",
        blocks=(Cover(title="Lettre de mission", subtitle="Zone de police"), *blocks),
        header="Lettre de mission · ZP Haute-Semois",
        date="2026-03-03",
        payload=PAYLOAD,
    )
    return dataclasses.replace(made, **changes)


def drawing(width: int = 560, height: int = 180, label: str = "Faits par an") -> str:
    """Bars with words, as a drawing of ours would be."""
    values = [176, 168, 151, 158, 118, 121, 134, 131, 127, 127]
    bars = "".join(
        f'<rect x="{40 + at * 50}" y="{150 - value / 1.4:g}" width="30" height="{value / 1.4:g}" '
        f'fill="#17498a"/><text x="{55 + at * 50}" y="{144 - value / 1.4:g}" font-size="11" '
        f'text-anchor="middle" fill="#16212b">{value}</text>'
        f'<text x="{55 + at * 50}" y="166" font-size="11" text-anchor="middle" '
        f'fill="#586571">{2016 + at}</text>'
        for at, value in enumerate(values)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 560 180"><title>{label}</title>{bars}'
        '<path d="M40 86H540" stroke="#0a6650" stroke-width="2" stroke-dasharray="6 4"/></svg>'
    )


PROSE = (
    "La zone s’étend sur quatre communes et compte 41 806 habitants, répartis en villages le long "
    "de la Semois et sur le plateau ardennais. L’éloignement des services, la saison touristique "
    "et le transit sur la nationale 89 déterminent la charge de travail bien plus que le nombre "
    "d’habitants. Le corps y répond par une présence visible dans chaque commune, par une équipe "
    "d’intervention commune aux quatre postes, et par un accueil qui prend réellement en charge la "
    "personne qui se présente. La comparaison avec les zones de même typologie montre que "
    "l’organisation actuelle absorbe l’essentiel des interventions urgentes, au prix cependant "
    "d’une capacité de recherche locale insuffisante."
)
MORE = (
    "Ce constat a été partagé avec le conseil de police, le bourgmestre et le procureur du Roi "
    "lors de la table ronde du 14 janvier. Il fonde les choix qui suivent : moins d’objectifs, "
    "mieux suivis, avec des moyens nommés année par année."
)

TITLES = {
    "1": ("Mandat et titulaire", "part-mandate"),
    "1.1": ("Identification du titulaire", "identification"),
    "1.2": ("Description du mandat", "mandate"),
    "1.3": ("Entrée en fonction", "start"),
    "1.4": ("Curriculum", "curriculum"),
    "1.5": ("Cadre légal", "legal-framework"),
    "2": ("L’entité de police", "part-entity"),
    "2.1": ("Présentation de l’entité", "entity"),
    "2.2": ("Organes et finances", "governance"),
    "2.3": ("Contexte de société", "context"),
    "2.4": ("Organisation", "organisation"),
    "3": ("Mise en pratique", "part-practice"),
    "3.1": ("Leadership", ""),
    "3.1.1": ("Mission, vision et valeurs", "mission-values"),
    "3.1.2": ("Culture voulue", "culture"),
    "3.1.3": ("Fonctionnement propre", "own-functioning"),
    "3.2": ("Stratégie et politique", ""),
    "3.2.1": ("Analyse", "analysis"),
    "3.2.2": ("Objectifs stratégiques", "objectives"),
    "3.2.3": ("Plans tactiques", "plans"),
    "3.2.4": ("Adaptation de la structure", "structure"),
    "3.2.5": ("Adaptation de la lettre", "amendment-procedure"),
    "3.3": ("Processus", ""),
    "3.3.1": ("Missions de base", "core-tasks"),
    "3.3.2": ("Processus de travail", "work-processes"),
    "3.3.3": ("Maîtrise de gestion", "management-control"),
    "3.4": ("Personnel", "people"),
    "3.5": ("Moyens", "resources"),
    "3.6": ("Partenaires", "partners"),
    "3.7": ("Communication externe", "communication"),
    "4": ("Conclusion", "conclusion"),
}


def heading(number: str) -> Heading:
    text, section = TITLES[number]
    return Heading(
        level=number.count(".") + 1, text=text, number=number, anchor=section, section=section
    )


def objective(at: int) -> list[Block]:
    """What stands under one strategic objective."""
    return [
        Heading(
            level=4,
            text=f"OS {at} · Moins de cambriolages dans les habitations",
            anchor=f"obj-{at}",
        ),
        para(
            "Ramener les cambriolages dans les habitations des quatre communes de 128 à 90 faits "
            "par an au plus, par des visites de conseil et des patrouilles ciblées, au plus tard "
            "le 31 décembre 2029.",
            "lead",
        ),
        Facts(
            facts=(
                Fact(label="Engagement", runs=says("un résultat")),
                Fact(label="Échéance", runs=says("31 décembre 2029")),
                Fact(label="Porté par", runs=says("CP Noé Walhin, directeur des opérations")),
                Fact(
                    label="Répond à",
                    runs=(
                        Run(text="Fa 2 Prévention", ref="analysis"),
                        Run(text=", "),
                        Run(text="Me 1 Bandes", ref="analysis"),
                    ),
                ),
                Fact(label="Suit", runs=says("Plan zonal de sécurité 2026-2031, priorité 1")),
                Fact(
                    label="Concertation",
                    runs=says(
                        "conseil zonal de sécurité, 12 février 2026\n"
                        "procureur du Roi, 14 janvier 2026"
                    ),
                ),
            )
        ),
        Figure(
            svg=drawing(),
            alt=f"Cambriolages par an de 2016 à 2025 : de 176 à 127 ; cible 90. ({at})",
            caption="Faits de cambriolage par an, et la cible pour 2029",
            table=Table(
                columns=(Column(title="Année"), Column(title="Faits", align="right")),
                rows=((says("2016"), says("176")), (says("2025"), says("127"))),
            ),
        ),
    ]


def swot() -> Table:
    def cell(*lines: str) -> Runs:
        return says("\n".join(lines))

    return Table(
        caption="Forces, faiblesses, opportunités et menaces (table ronde du 14 janvier 2026)",
        columns=(Column(title="Forces"), Column(title="Faiblesses")),
        rows=(
            (
                cell(
                    "Accueil ouvert 7 jours sur 7",
                    "Équipe de prévention formée en 2024",
                    "Confiance de la population : 81 %",
                ),
                cell(
                    "Recherche locale à trois équivalents temps plein", "Parc informatique ancien"
                ),
            ),
            (
                (
                    Run(text="Opportunités", bold=True),
                    Run(text="\nPlan zonal renouvelé\nFonds régional pour les caméras"),
                ),
                (
                    Run(text="Menaces", bold=True),
                    Run(text="\nBandes itinérantes\nDépart de neuf inspecteurs avant 2029"),
                ),
            ),
        ),
    )


def plans() -> Table:
    return Table(
        caption="Plans tactiques",
        row_headers=True,
        columns=(
            Column(title="Plan", width=3),
            Column(title="Porté par", width=2),
            Column(title="Début"),
            Column(title="Fin"),
            Column(title="ETP", align="right"),
            Column(title="Budget (€)", align="right"),
        ),
        rows=tuple(
            (
                says(f"PT {at} Visites de conseil après chaque tentative"),
                says("INPP Ada Lejeune"),
                says("09/2026"),
                says("12/2028"),
                says("1,5"),
                says("48 000"),
            )
            for at in range(1, 13)
        ),
    )


def laws() -> Table:
    return Table(
        columns=(Column(title="Texte", width=4), Column(title="Date"), Column(title="Article")),
        rows=tuple(
            (
                says(
                    f"Loi organisant un service de police intégré, structuré à deux niveaux ({at})"
                ),
                says("07/12/1998"),
                says(f"art. {40 + at}"),
            )
            for at in range(1, 7)
        ),
    )


SPECIAL: dict[str, list[Block]] = {
    "1.1": [
        Facts(
            facts=(
                Fact(label="Nom", runs=says("Élise Warnant")),
                Fact(label="Grade", runs=says("commissaire divisionnaire de police")),
                Fact(label="Entité", runs=says("Zone de police 5399 Haute-Semois")),
            )
        )
    ],
    "1.5": [laws()],
    "2.2": [
        Table(
            caption="Budget de la zone, en euros",
            row_headers=True,
            columns=(
                Column(title="Nature", width=2),
                *(Column(title=str(year), align="right") for year in range(2026, 2031)),
            ),
            rows=tuple(
                (
                    says(kind),
                    *(
                        says(f"{4_112_300 + year * 61_250:,}".replace(",", " "))
                        for year in range(5)
                    ),
                )
                for kind in ("Personnel", "Fonctionnement", "Transferts", "Investissements")
            ),
        )
    ],
    "3.1.1": [
        Paragraph(
            runs=says("Être là, écouter, agir : chacun compte, partout, tout le temps."),
            style="quote",
        ),
        ListBlock(
            entries=(
                (para("Respect — nous parlons à chacun comme à un proche."),),
                (
                    para("Rigueur — ce que nous promettons est écrit, daté et suivi."),
                    ListBlock(
                        entries=(
                            (para("chaque trimestre, devant le conseil ;"),),
                            (para("chaque année, dans le rapport d’activité."),),
                        )
                    ),
                ),
                (para("Proximité"),),
            )
        ),
    ],
    "3.2.1": [
        swot(),
        para(
            "Méthode : table ronde avec 24 participants ; source des chiffres : banque "
            "de données de la zone.",
            "note",
        ),
    ],
    "3.2.2": [block for at in range(1, 6) for block in objective(at)],
    "3.2.3": [
        plans(),
        Figure(
            svg=drawing(760, 244, "Calendrier"),
            alt="Calendrier des douze plans",
            caption="Calendrier des plans tactiques",
        ),
    ],
    "3.2.5": [
        ListBlock(
            ordered=True,
            entries=tuple(
                (para(text),)
                for text in (
                    "évaluation annuelle en février ;",
                    "proposition au conseil ;",
                    "concertation avec le procureur du Roi ;",
                    "avenant signé.",
                )
            ),
        )
    ],
}


def letter(**changes: object) -> Rendered:
    """A full letter of some twenty pages."""
    blocks: list[Block] = [
        Cover(
            title="Lettre de mission",
            subtitle="Zone de police Haute-Semois (5399)",
            lines=(
                "Commissaire divisionnaire Élise Warnant, cheffe de corps",
                "Mandat du 1er septembre 2026 au 31 août 2031",
                "Neufchâteau, le 3 mars 2026",
            ),
        ),
        Contents(title="Table des matières"),
    ]
    for number in TITLES:
        if "." not in number:
            blocks.append(PageBreak())
        blocks.append(heading(number))
        if number not in ("1", "2", "3", "3.1", "3.2", "3.3"):
            blocks += [
                para(PROSE),
                *SPECIAL.get(number, []),
                Paragraph(
                    runs=(
                        Run(text=MORE + " Voir "),
                        Run(text="3.2.2", ref="objectives"),
                        Run(text=" et "),
                        Run(text="l’analyse", ref="analysis", italic=True),
                        Run(text=". "),
                        Run(text="Ce point est suivi chaque trimestre.", bold=True),
                    )
                ),
            ]
    return document(**{"blocks": tuple(blocks), **changes})


def draft() -> Rendered:
    """A letter half begun, with remarks."""
    return document(
        draft=True,
        blocks=(
            Cover(
                title="Lettre de mission",
                subtitle="Zone de police Haute-Semois",
                lines=("Neufchâteau",),
                mark="Projet",
            ),
            Contents(title="Table des matières"),
            heading("1"),
            heading("1.1"),
            para("Pas encore rempli", "empty"),
            heading("1.2"),
            para(PROSE),
            para("L’échéance « au plus vite » n’est pas une date.", "finding"),
        ),
    )
