// One screen each, as Python would send it. The zone, its people and its figures are invented.
import { FIGURE_DIALOGS, TRENDS_VIEW } from "./trends.js";

const BAR = {
  title: "ZP Haute-Semois",
  subtitle: "Lettre de mission 2026–2031",
  actor: { name: "CDP Maëlle Rensonnet", role: "ZP Haute-Semois", kind: "declared" },
  can_export: true,
  dossier: "dos-1",
  doc_lang: "fr",
};
const leaf = (id, number, title, state, findings = 0) => ({
  id,
  number,
  title,
  state,
  state_label: { done: "Faite", begun: "Commencée", empty: "Vide", left_out: "Laissée de côté" }[state],
  findings,
  findings_label: findings ? `${findings} remarques` : "",
  group: false,
  own: false,
});
const group = (id, number, title) => ({ id, number, title, group: true, own: false });
const OUTLINE = {
  heading: "Sections de la lettre",
  progress: { done: 12, begun: 7, empty: 5, left_out: 1 },
  progress_texts: {
    done: "12 faites",
    begun: "7 commencées",
    empty: "5 vides",
    left_out: "1 laissée de côté",
  },
  current: "mission-values",
  parts: [
    {
      id: "part-mandate",
      number: "1",
      title: "Mandat et titulaire",
      count: "4/5",
      children: [leaf("identification", "1.1", "Identification", "done")],
    },
    {
      id: "part-entity",
      number: "2",
      title: "Entité de police",
      count: "3/4",
      children: [leaf("entity", "2.1", "L’entité", "done")],
    },
    {
      id: "part-practice",
      number: "3",
      title: "Mise en pratique",
      count: "5/14",
      children: [
        group("leadership", "3.1", "Leadership"),
        leaf("mission-values", "3.1.1", "Mission et valeurs", "begun", 3),
        leaf("culture", "3.1.2", "Culture voulue", "done"),
        leaf("own-functioning", "3.1.3", "Fonctionnement propre", "empty"),
        group("strategy", "3.2", "Stratégie et politique"),
        leaf("analysis", "3.2.1", "Analyse", "done", 1),
        leaf("objectives", "3.2.2", "Objectifs stratégiques", "begun", 4),
        leaf("plans", "3.2.3", "Plans tactiques", "begun", 2),
        leaf("structure", "3.2.4", "Adapter la structure", "left_out"),
        leaf("amendment-procedure", "3.2.5", "Ajuster la lettre", "done"),
        group("processes", "3.3", "Processus"),
        leaf("core-tasks", "3.3.1", "Missions de base", "done"),
        leaf("work-processes", "3.3.2", "Processus", "empty"),
        leaf("management-control", "3.3.3", "Maîtrise de gestion", "begun", 1),
        leaf("people", "3.4", "Personnel", "begun", 2),
        leaf("resources", "3.5", "Moyens", "empty"),
        leaf("partners", "3.6", "Partenaires", "done"),
        leaf("communication", "3.7", "Communication externe", "empty"),
      ],
    },
    { ...leaf("conclusion", "4", "Conclusion", "empty"), count: "", children: [] },
  ],
};
const REFS = [
  { id: "context", label: "2.3 Contexte sociétal", group: "Sections" },
  { id: "objectives", label: "3.2.2 Objectifs stratégiques", group: "Sections" },
  { id: "obj-1", label: "OS 1 Rappeler les victimes", short: "OS 1", group: "Objectifs stratégiques" },
  { id: "obj-2", label: "OS 2 Moins de cambriolages", short: "OS 2", group: "Objectifs stratégiques" },
  { id: "ind-1", label: "IND 1 Faits de cambriolage par an", group: "Indicateurs" },
];
const DATE = { kind: "date", placeholder: "jj/mm/aaaa", format: "dd/mm/yyyy" };
const head = (id, number, title, over, more = {}) => ({
  id,
  number,
  title,
  over,
  own: false,
  lang: "fr",
  state: "begun",
  state_label: "Commencée",
  facts: ["EFQM 1 · Raison d’être, vision, stratégie"],
  can_leave_out: true,
  left_out: null,
  done: false,
  item: null,
  refs: REFS,
  prev: { id: "organisation", label: "2.4 Organisation" },
  next: { id: "culture", label: "3.1.2 Culture voulue" },
  version: 1,
  ...more,
});

const MISSION = head(
  "mission-values",
  "3.1.1",
  "Mission, vision et valeurs",
  "3 Mise en pratique · 3.1 Leadership",
  {
    fields: [
      {
        kind: "rich",
        path: "letter.purpose.mission",
        label: "Mission",
        value:
          "La zone Haute-Semois protège 23 400 habitants répartis sur quatre communes rurales, où le poste le plus proche peut se trouver à vingt minutes. Elle répond la nuit comme le jour, écoute avant d’agir et travaille chaque semaine avec les communes, le parquet et les écoles.\n\nCe que la population attend d’elle est décrit sous [2.3 Contexte sociétal](ref:context) et n’est pas répété ici.",
      },
      {
        kind: "rich",
        path: "letter.purpose.vision",
        label: "Vision",
        value:
          "En 2031, aucun village ne se sent loin de sa police : on y vient sans rendez-vous, on y est reconnu, on repart avec une réponse.",
      },
      {
        kind: "table",
        path: "letter.purpose.values",
        label: "Valeurs",
        add_label: "Ajouter une valeur",
        item_label: "valeur",
        new: {},
        columns: [
          { name: "name", kind: "text", label: "Valeur" },
          { name: "meaning", kind: "lines", label: "Ce que cela veut dire" },
          { name: "sign", kind: "lines", label: "À quoi on le voit" },
        ],
        rows: [
          {
            id: "val-1",
            cells: {
              name: "Proximité",
              meaning: "Les habitants connaissent leur inspecteur de quartier par son nom.",
              sign: "Une permanence par mois dans chaque village",
            },
          },
          {
            id: "val-2",
            cells: {
              name: "Franchise",
              meaning: "Une erreur se dit le jour même, à l’intérieur comme au citoyen.",
              sign: "Débriefing après chaque intervention lourde",
            },
          },
          {
            id: "val-3",
            cells: {
              name: "Soin",
              meaning: "On quitte une victime quand la suite est claire pour elle.",
              sign: "",
            },
          },
        ],
      },
    ],
  },
);

const finding = (code, severity, title, why, place, source = "") => ({
  key: `${code}:${place}`,
  code,
  severity,
  title,
  why,
  hint: "",
  place,
  source,
  go: { section: "mission-values", path: "letter.purpose.values[val-3].sign", item: null },
  about: "mission-values",
  can_dismiss: severity === "advice",
});
const ASIDE = {
  guidance:
    "Pourquoi cette police existe, où elle va en cinq ans, et à quoi on reconnaît ses policiers. Une page suffit.",
  prompts: [
    { id: "a", label: "Une raison d’être propre à la zone", touched: true, kind: "question" },
    { id: "b", label: "Une ambition datée", touched: true, kind: "question" },
    { id: "c", label: "Le lien avec le plan zonal de sécurité", touched: false, kind: "question" },
  ],
  elements_heading: "De quoi l’on peut parler",
  example: "Nous veillons sur une vallée étroite, où l’on se connaît.",
  findings_heading: "3, aucune n’empêche l’export",
  findings: [
    finding(
      "L013",
      "advice",
      "Cette phrase est déjà sous 2.3",
      "La lettre se lit d’un bout à l’autre : un renvoi suffit.",
      "Mission, alinéa 1",
    ),
    finding(
      "G001",
      "advice",
      "Une valeur n’a pas de signe visible",
      "Donnez pour « Soin » un geste que l’on peut observer.",
      "Valeurs, ligne 3",
    ),
    finding(
      "L002",
      "warning",
      "Le plan zonal n’est nommé nulle part",
      "La lettre doit s’y conformer ; un renvoi suffit à le montrer.",
      "",
      "Exodus, art. 72",
    ),
  ],
  dismissed: [
    { id: "dis-1", title: "L’analyse a plus de deux ans", reason: "Refaite en séance le 4 février" },
  ],
};

const KINDS = head("kinds", "9.9", "Tous les genres de champs", "Pour les essais", {
  fields: [
    {
      kind: "group",
      label: "Dates du mandat",
      columns: 3,
      fields: [
        { ...DATE, path: "letter.mandate.start", label: "Premier jour", value: "2026-09-01" },
        {
          kind: "choice",
          style: "select",
          none: true,
          path: "letter.mandate.start_basis",
          label: "Ce qui l’ouvre",
          value: null,
          options: [
            { value: "oath", label: "Prestation de serment" },
            { value: "renewal", label: "Renouvellement" },
          ],
        },
        {
          ...DATE,
          path: "letter.mandate.end",
          label: "Dernier jour",
          value: null,
          error: "Le mandat finit avant de commencer",
        },
      ],
    },
    {
      kind: "text",
      path: "letter.holder.name",
      label: "Prénom et nom",
      value: "Maëlle Rensonnet",
      help: "Comme dans l’acte de désignation.",
    },
    {
      kind: "lines",
      path: "letter.procedure.evaluation",
      label: "Comment les résultats sont évalués",
      hint: "en quelques lignes",
      value: "Chaque année, en février.",
      words: true,
    },
    {
      kind: "group",
      label: "Engagement",
      columns: 3,
      fields: [
        {
          kind: "choice",
          style: "segments",
          none: true,
          path: "x.kind",
          label: "Vous vous engagez à",
          value: "result",
          options: [
            { value: "effort", label: "un effort" },
            { value: "means", label: "des moyens" },
            { value: "result", label: "un résultat" },
          ],
        },
        { kind: "number", path: "x.staff", label: "Personnel", unit: "ETP", value: 2.5 },
        { kind: "number", year: true, path: "x.year", label: "Année", value: 2029 },
      ],
    },
    {
      kind: "choice",
      style: "radio",
      none: true,
      path: "x.levels",
      label: "Par combien de niveaux passe l’alerte ?",
      value: "one",
      options: [
        { value: "one", label: "Un niveau", help: "La police écrit à tous les membres." },
        { value: "two", label: "Deux niveaux", help: "La police prévient le coordinateur, qui relaie." },
      ],
    },
    {
      kind: "choices",
      path: "x.follows",
      label: "D’où il vient",
      value: ["pzs"],
      options: [
        { value: "pzs", label: "Plan zonal de sécurité" },
        { value: "pns", label: "Plan national de sécurité" },
        { value: "note", label: "Note-cadre" },
      ],
    },
    { kind: "check", path: "x.done", label: "Copie envoyée à l’inspecteur général", value: false },
    {
      kind: "picks",
      path: "x.answers",
      label: "Ce à quoi il répond",
      value: ["obj-2", "gone-1"],
      options: REFS,
    },
    {
      kind: "table",
      path: "letter.means",
      label: "Moyens demandés, promis et accordés",
      help: "Personnel en équivalents temps plein, budget en euro, équipement en pièces.",
      add_label: "Ajouter des moyens",
      item_label: "ligne",
      new: {},
      columns: [
        { name: "year", kind: "number", year: true, label: "Année" },
        {
          name: "kind",
          kind: "choice",
          none: false,
          label: "Genre",
          options: [
            { value: "staff", label: "Personnel" },
            { value: "budget", label: "Budget" },
          ],
        },
        { name: "title", kind: "text", label: "Quoi" },
        { name: "needed", kind: "number", label: "Demandés" },
        { name: "granted", kind: "number", label: "Accordés" },
        { name: "gap", kind: "number", readonly: true, label: "Manquent" },
        { name: "objectives", kind: "picks", label: "Pour", options: REFS },
        { ...DATE, name: "by", label: "Pour le" },
        { name: "sure", kind: "check", label: "Sûr" },
      ],
      rows: [
        {
          id: "mea-1",
          cells: {
            year: 2027,
            kind: "staff",
            title: "Conseillers en prévention",
            needed: 2,
            granted: 1,
            gap: 1,
            objectives: ["obj-2"],
            by: "2027-06-30",
            sure: true,
          },
        },
        {
          id: "mea-2",
          cells: {
            year: 2028,
            kind: "budget",
            title: "Caméras",
            needed: 45000,
            granted: null,
            gap: null,
            objectives: [],
            by: null,
            sure: false,
          },
        },
      ],
    },
    {
      kind: "table",
      path: "x.empty",
      label: "Qui a été consulté",
      add_label: "Ajouter une consultation",
      rows: [],
      columns: [{ name: "body", kind: "text", label: "Organe" }],
    },
    {
      kind: "series",
      path: "indicators[ind-1].measurements",
      label: "Chiffres",
      unit: "faits",
      rows: [176, 169, 150, 158, 117, 121, 134, 130, 126, 127].map((value, index) => ({
        period: String(2016 + index),
        value,
      })),
      chart: { target: { value: 90, period: "2029" }, baseline: 128 },
    },
    {
      kind: "note",
      text: "Les moyens se disent sous 3.5.",
      go: { section: "resources", label: "3.5 Moyens" },
    },
  ],
});

const TREE = head("organisation", "2.4", "Organisation", "2 Entité de police", {
  fields: [
    {
      kind: "tree",
      path: "letter.organisation.as_is",
      label: "Organigramme du premier jour",
      add_label: "Ajouter un service",
      item_label: "service",
      new: {},
      columns: [
        { name: "name", kind: "text", label: "Service" },
        { name: "head", kind: "text", label: "Dirigé par" },
        { name: "staff", kind: "number", label: "Effectif", unit: "ETP" },
      ],
      rows: [
        { id: "unit-1", parent: null, name: "Chef de corps", head: "CDP Rensonnet", staff: 1 },
        { id: "unit-2", parent: "unit-1", name: "Intervention", head: "CP Walhin", staff: 24 },
        { id: "unit-3", parent: "unit-1", name: "Proximité", head: "", staff: 12 },
        { id: "unit-4", parent: "unit-3", name: "Quartiers nord", head: "", staff: 6 },
        { id: "unit-5", parent: "unit-3", name: "Quartiers sud", head: "", staff: 6 },
        { id: "unit-6", parent: "unit-1", name: "Enquête et recherche", head: "", staff: 8 },
        { id: "unit-7", parent: "unit-1", name: "Appui et gestion", head: "", staff: 7.5 },
      ],
    },
  ],
});

const swot = (id, quadrant, text, weight, evidence) => ({
  id,
  quadrant,
  text,
  weight,
  evidence,
  source: "",
  date: null,
});
const SWOT = head(
  "analysis",
  "3.2.1",
  "Analyse : forces et faiblesses, opportunités et menaces",
  "3.2 Stratégie et politique",
  {
    facts: [],
    state: "done",
    state_label: "Faite",
    done: true,
    prev: { id: "own-functioning", label: "3.1.3 Fonctionnement propre" },
    next: { id: "objectives", label: "3.2.2 Objectifs stratégiques" },
    fields: [
      {
        kind: "group",
        label: "Comment elle a été faite",
        columns: 3,
        fields: [
          { ...DATE, path: "letter.analysis.date", label: "Date", value: "2025-11-12" },
          { kind: "text", path: "letter.analysis.method", label: "Méthode", value: "Atelier d’un jour" },
          {
            kind: "text",
            path: "letter.analysis.participants",
            label: "Qui y a pris part",
            value: "31 participants",
          },
        ],
      },
      {
        kind: "swot",
        path: "letter.analysis.swot",
        label: "Forces, faiblesses, opportunités et menaces",
        add_label: "Ajouter",
        columns: {
          quadrant: "Case",
          text: "En une phrase",
          weight: "Poids",
          evidence: "Ce qui le montre",
          source: "Source",
          date: "Date",
        },
        quadrants: [
          { id: "strength", label: "Forces", hint: "chez nous", short: "Fo" },
          { id: "weakness", label: "Faiblesses", hint: "chez nous", short: "Fa" },
          { id: "opportunity", label: "Opportunités", hint: "autour de nous", short: "Op" },
          { id: "threat", label: "Menaces", hint: "autour de nous", short: "Me" },
        ],
        rows: [
          swot("swot-1", "strength", "Un inspecteur de quartier dans chaque village", 3, "Enquête 2025"),
          swot(
            "swot-2",
            "strength",
            "Une équipe de nuit au complet depuis deux ans",
            2,
            "Tableau RH, 01/2026",
          ),
          swot("swot-3", "weakness", "Un commissaire sur trois part d’ici 2028", 2, "Tableau RH, 01/2026"),
          swot("swot-4", "weakness", "Une seule personne formée au conseil en prévention", 3, "Bilan 2025"),
          swot(
            "swot-5",
            "opportunity",
            "Trois quartiers demandent à créer un partenariat",
            3,
            "Conseil du 4 février 2026",
          ),
          swot(
            "swot-6",
            "opportunity",
            "Une prime communale pour sécuriser portes et fenêtres",
            2,
            "Hautebise, 2026",
          ),
          swot(
            "swot-7",
            "threat",
            "Des bandes itinérantes remontent par la N 89 l’hiver",
            3,
            "Arrondissement, 2025",
          ),
          swot("swot-8", "threat", "Moins de trains le soir, donc plus de voitures", 1, ""),
        ],
      },
    ],
  },
);

const OBJECTIVES = [
  ["obj-1", "OS 1", "Rappeler les victimes", "d’ici le 31/12/2028 · CP Walhin", 0],
  ["obj-2", "OS 2", "Moins de cambriolages", "d’ici le 31/12/2029 · CP Walhin", 3],
  ["obj-3", "OS 3", "Apaiser les routes", "d’ici le 31/12/2030", 1],
  ["obj-4", "OS 4", "", "", 0],
].map(([id, number, title, subtitle, findings]) => ({ id, number, title, subtitle, findings }));
const detail = (current, fields, rows = OBJECTIVES) => ({
  kind: "detail",
  path: "letter.objectives",
  label: "Objectifs stratégiques",
  add_label: "Écrire un objectif",
  item_label: "objectif",
  empty: {
    title: "Pas encore d’objectif",
    text: "Partez d’une paire de votre analyse, ou écrivez le premier tel qu’il vous vient.",
  },
  rows,
  current,
  fields,
});
const objectives = (fields, item = null) =>
  head("objectives", "3.2.2", "Objectifs stratégiques", "3.2 Stratégie et politique", {
    fields,
    item,
    prev: { id: "analysis", label: "3.2.1 Analyse" },
    next: { id: "plans", label: "3.2.3 Plans tactiques" },
  });
const OBJECTIVE = objectives(
  [
    detail("obj-2", [
      {
        kind: "lines",
        words: true,
        path: "letter.objectives[obj-2].text",
        label: "L’objectif en une phrase",
        hint: "Verbe d’abord, puis qui, combien, quand",
        value:
          "Ramener les cambriolages dans les habitations des quatre communes de 128 à 90 faits par an au plus, par des visites de conseil et des patrouilles ciblées, au plus vite.",
      },
      {
        kind: "group",
        label: "Engagement",
        columns: 3,
        fields: [
          {
            kind: "choice",
            style: "segments",
            none: true,
            path: "letter.objectives[obj-2].kind",
            label: "Vous vous engagez à",
            value: "result",
            options: [
              { value: "effort", label: "un effort" },
              { value: "means", label: "des moyens" },
              { value: "result", label: "un résultat" },
            ],
          },
          { ...DATE, path: "letter.objectives[obj-2].deadline", label: "Échéance", value: "2029-12-31" },
          {
            kind: "text",
            path: "letter.objectives[obj-2].owner",
            label: "Porté par",
            value: "CP Noé Walhin",
          },
        ],
      },
      {
        kind: "picks",
        path: "letter.objectives[obj-2].indicators",
        label: "Indicateurs",
        value: ["ind-1"],
        options: REFS,
      },
    ]),
  ],
  {
    id: "obj-2",
    number: "OS 2",
    title: "Moins de cambriolages",
    over: "3.2.2 Objectifs stratégiques · objectif 2 sur 4",
    prev: { id: "obj-1", label: "OS 1 Rappeler les victimes" },
    next: { id: "obj-3", label: "OS 3 Apaiser les routes" },
  },
);

const row = (id, title, subtitle, stage, steps, progress, progress_text, changed, by) => ({
  id,
  title,
  subtitle,
  stage,
  steps,
  progress,
  progress_text,
  changed,
  by,
});
const N = ["next", "next", "next", "next"];
const HOME = {
  heading: "Vos dossiers",
  resume: {
    dossier: "dos-1",
    section: "objectives",
    item: "obj-2",
    over: "Vous en étiez là · Haute-Semois 2026–2031",
    title: "3.2.2 Objectifs stratégiques, OS 2 · Moins de cambriolages",
  },
  rows: [
    row(
      "dos-1",
      "Haute-Semois 2026–2031",
      "Zone de police · chef de corps",
      "Proposition",
      ["now", ...N],
      { done: 12, begun: 7, empty: 5, left_out: 1 },
      "12 sur 24 faites",
      "14:32",
      "par vous",
    ),
    row(
      "dos-2",
      "Haute-Semois 2021–2026",
      "Zone de police · chef de corps",
      "Évaluation",
      ["past", "past", "past", "past", "now"],
      { done: 22, begun: 0, empty: 0, left_out: 3 },
      "22 sur 22 faites",
      "hier",
      "par la commission",
    ),
    row(
      "dos-3",
      "Brouillon de formation",
      "Zone de police · sans dates",
      "Proposition",
      ["now", ...N],
      { done: 1, begun: 1, empty: 23, left_out: 0 },
      "1 sur 25 faite",
      "02/02/2026",
      "par vous",
    ),
  ],
  bin: [{ id: "dos-9", title: "Essai", deleted: "hier" }],
  note: "3 dossiers · Gardés sur cet ordinateur, rien ne part sur internet",
  due: [],
};

const SUMMARY = {
  errors: 1,
  warnings: 1,
  advice: 2,
  list: [
    finding("L001", "error", "Dites quels moyens sont accordés", "", "3.5"),
    finding("L003", "warning", "Corrigez la date de la décision", "", "1.3"),
  ],
};
const DIALOGS = {
  actor: { kind: "actor", name: "", role: "" },
  new: {
    kind: "new",
    title: "",
    kinds: [
      { value: "chief", label: "Chef de corps" },
      { value: "director", label: "Directeur" },
    ],
    kind_value: "chief",
    langs: [
      { value: "fr", label: "français" },
      { value: "nl", label: "néerlandais" },
    ],
    lang: "fr",
  },
  leave_out: { kind: "leave_out", section: "structure", title: "Adapter la structure" },
  dismiss: { kind: "dismiss", code: "L010", about: "analysis", title: "L’analyse a plus de deux ans" },
  export: {
    kind: "export",
    document: "letter",
    documents: [
      { value: "letter", label: "Lettre de mission", hint: "Telle qu’elle est écrite aujourd’hui" },
      {
        value: "redline",
        label: "Lettre avec ses modifications",
        hint: "Face à une version antérieure",
        since: [{ value: "3", label: "Version 3 · 12/05/2026 10:40" }],
      },
    ],
    formats: [
      { id: "pdf", label: "PDF", hint: "À imprimer, signer et archiver" },
      { id: "docx", label: "Word", hint: "Pour continuer dans un traitement de texte" },
      { id: "html", label: "HTML", hint: "Une page pour un site ou un courriel" },
    ],
    draft: false,
    lang: "fr",
    findings: SUMMARY,
    progress: null,
    done: [],
    error: null,
  },
  exporting: {
    kind: "export",
    formats: [{ id: "pdf", label: "PDF", hint: "À imprimer" }],
    draft: false,
    lang: "fr",
    findings: { list: [] },
    progress: { value: 0.61, text: "PDF, page 14 sur 23" },
    done: [{ name: "haute-semois.docx" }],
    error: null,
  },
  preview: { kind: "preview", busy: false, html: "<h1>Lettre de mission</h1><p>Texte de la lettre.</p>" },
  findings: {
    kind: "findings",
    counts_text: "1 point que la loi demande · 2 conseils",
    groups: [
      { section: "mission-values", title: "3.1.1 Mission et valeurs", findings: ASIDE.findings },
      { section: "resources", title: "3.5 Moyens", findings: SUMMARY.list },
    ],
  },
  conflict: {
    kind: "conflict",
    text: "Les deux textes sont gardés, quel que soit votre choix.",
    rows: [
      {
        path: "letter.purpose.vision",
        label: "Vision",
        section_title: "3.1.1 Mission et valeurs",
        mine: "En 2031, aucun village ne se sent loin de sa police : on y vient sans rendez-vous.",
        theirs: "En 2031, aucun village ne se sent loin de sa police : on y vient le jour même.",
        who: "N. Walhin",
        when: "14:35",
      },
      {
        path: "letter.mandate.end",
        label: "Dernier jour",
        section_title: "1.3 Date de début",
        mine: "31/08/2031",
        theirs: "",
        who: "N. Walhin",
        when: "14:35",
      },
    ],
  },
  problem: {
    kind: "problem",
    title: "lettre.json n’a pas été apporté",
    text: "Ce fichier a 12 endroits à corriger.",
    details: Array.from(
      { length: 12 },
      (_, n) => `letter.objectives[${n}].deadline : ce n’est pas une date.`,
    ),
  },
  confirm: {
    kind: "confirm",
    title: "Supprimer « Essai » pour de bon ?",
    text: "Toutes ses versions partent aussi. On ne peut pas revenir en arrière.",
    ok: "Supprimer pour de bon",
    do: { do: "purge", dossier: "dos-9" },
  },
};

const SECTIONS = {
  section: MISSION,
  kinds: KINDS,
  trends: TRENDS_VIEW,
  tree: TREE,
  swot: SWOT,
  objective: OBJECTIVE,
  objectives: objectives([detail(null, [])]),
  void: objectives([detail(null, [], [])]),
  leftout: {
    ...MISSION,
    state: "left_out",
    state_label: "Laissée de côté",
    left_out: { reason: "Rien ne change dans la structure." },
  },
};

/** The traits of a screen: a section of SECTIONS, "home", or "dialog-…" over a section. */
export function screen(name, lang, texts) {
  const home =
    name === "home" || ["dialog-new", "dialog-actor", "dialog-problem", "dialog-confirm"].includes(name);
  const section = SECTIONS[name] ?? MISSION;
  return structuredClone({
    ui: {
      lang,
      langs: [
        { code: "fr", label: "FR" },
        { code: "nl", label: "NL" },
      ],
      texts,
    },
    screen: home ? "home" : "letter",
    bar: home
      ? {
          ...BAR,
          title: "plpmission",
          subtitle: "CDP Maëlle Rensonnet (ZP Haute-Semois), comme déclaré",
          can_export: false,
          dossier: null,
        }
      : BAR,
    save: { state: "saved", text: "Enregistré à 14:32", detail: "" },
    home: home ? HOME : null,
    outline: home ? null : { ...OUTLINE, current: section.id },
    section: home ? null : section,
    aside: home ? null : ASIDE,
    dialog: name.startsWith("dialog-") ? (DIALOGS[name.slice(7)] ?? FIGURE_DIALOGS[name.slice(7)]) : null,
  });
}
