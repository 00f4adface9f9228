// What Python answers about figures: a table of indicators, one chart, a file's preview. Invented.

const token = (name) => `var(--plp-${name})`;
const QUARTERS = ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2024-Q1", "2024-Q2"];
const VALUES = [36, 33, 31, 30, 37, 30];
const X = VALUES.map((_, at) => 2023.125 + at / 4);

const PLOT = {
  data: [
    {
      type: "scatter",
      mode: "lines+markers",
      x: X,
      y: VALUES,
      line: { color: token("series-1"), width: 2 },
      marker: { color: token("series-1"), size: 7 },
      hovertext: QUARTERS,
      hoverinfo: "text",
      showlegend: false,
    },
  ],
  layout: {
    height: 240,
    margin: { l: 40, r: 100, t: 14, b: 28 },
    paper_bgcolor: token("surface"),
    plot_bgcolor: token("surface"),
    font: { family: token("sans"), size: 13, color: token("ink-2") },
    xaxis: { range: [2023, 2024.6], tickvals: [2023, 2024], ticktext: ["2023", "2024"], fixedrange: true },
    yaxis: { range: [25, 40], gridcolor: token("chart-grid"), fixedrange: true },
    annotations: [
      { name: "edge", x: 1, xref: "paper", xanchor: "left", xshift: 8, y: 32, text: "32 moyenne", showarrow: false },
    ],
    shapes: [],
  },
};

const FIGURE = {
  kind: "plot",
  title: "Cambriolages",
  lang: "fr",
  unit: "faits",
  alt: "Cambriolages : variation habituelle.",
  says: "Le dernier chiffre reste dans la variation habituelle. Rien ne montre un effet.",
  supposes: ["Limites à 2,66 fois l’étendue mobile moyenne."],
  marks: [{ period: "T1 2024", words: "avenant 1" }],
  table: {
    heading: ["Période", "Chiffre"],
    rows: QUARTERS.map((period, at) => [period, String(VALUES[at])]),
  },
  plot: PLOT,
};

export const TREND = ({ id }) => ({
  trend: {
    id,
    charts: [
      { id: "course", label: "Évolution", figure: FIGURE },
      { id: "median", label: "Médiane", figure: { ...FIGURE, marks: [], supposes: [] } },
    ],
  },
});

const row = (id, name, meaning, verdict) => ({
  id,
  name,
  latest: "2024-Q2 : 30",
  usual: "19 – 46",
  verdict,
  assurance: "cible manquée",
  meaning,
  course: { x: [0, 0.5, 1], y: [1, 0.2, 0.5], lower: [0, 0, 0], upper: [1, 1, 1] },
});

export const TRENDS = () => ({
  trends: {
    heading: ["Indicateur", "Dernier chiffre", "D’habitude entre", "Conclusion", "Cible"],
    rows: [
      row("ind-1", "Cambriolages dans les habitations", "usual", "variation habituelle"),
      row("ind-2", "Victimes rappelées", "better", "un changement en mieux"),
      row("ind-3", "Plaintes", "worse", "un changement en moins bien"),
    ],
    empty: ["Radicalisation"],
  },
});

/** The view of all indicators. */
export const TRENDS_VIEW = {
  id: "view-trends",
  number: "",
  title: "Tendances",
  over: "",
  about: "Son dernier changement est-il un signal, ou la variation habituelle ?",
  beside: true,
  fields: [{ kind: "trends", count: 4 }],
  facts: [],
  refs: [],
  item: null,
  prev: null,
  next: null,
  version: 1,
};

const choice = (name, label, value, options) => ({
  name,
  label,
  value,
  options: [{ value: "", label: "À trouver" }, ...options.map((one) => ({ value: one, label: one }))],
});
const DIALOG = {
  kind: "figures",
  id: "ind-1",
  label: "Cambriolages dans les habitations",
  name: "faits 2024.csv",
  busy: false,
  error: null,
};
const READ = {
  profile: { period: "Mois", value: ["Faits"], chosen: ["Rivelange"] },
  facts: ["une ligne par chiffre", "points-virgules entre les cellules", "lettres en UTF-8"],
  choices: [
    choice("period", "Colonne des périodes", "Mois", ["Mois", "Commune", "Faits"]),
    choice("denominator", "Sur (colonne)", "", ["Faits"]),
    choice("decimal", "Avant les décimales", ",", [",", "."]),
  ],
  series: Array.from({ length: 14 }, (_, n) => ({ name: n ? `Commune ${n}` : "Rivelange", about: "12 · 2024" })),
  chosen: ["Rivelange"],
  left_out: ["Ligne 14, colonne « Faits » : Aucun chiffre."],
  heading: ["Période", "Chiffre", "Jusqu’ici"],
  rows: QUARTERS.map((period, at) => [period, String(VALUES[at]), at % 2 ? "–" : String(VALUES[at])]),
  summary: "6 chiffres, de T1 2023 à T2 2024. Nouveaux : 3. Modifiés : 0.",
  take: "Reprendre 6 chiffres",
  adds: true,
  replaces: true,
};

export const FIGURE_DIALOGS = {
  figures: { ...DIALOG, read: READ },
  "figures-first": { ...DIALOG, name: "", read: null },
  "figures-refused": {
    ...DIALOG,
    read: { ...READ, series: [], rows: [], left_out: [], take: undefined },
    error: {
      text: "Rien n’a été lu : 2 cellules ne sont ni un chiffre ni une période.",
      places: ["Ligne 3, colonne « waarde » : « n.b. » n’est pas un chiffre."],
    },
  },
};
