// The periods of a series: a year, a quarter, a month, as people and spreadsheets write them.
import { language } from "./texts.js";

const QUARTERS = { fr: "T", nl: "K", de: "Q", en: "Q" };
const FORMS = [
  [/^(\d{4})$/, (y) => y],
  [/^(\d{4})[-/. ]?[QTK]W?([1-4])$/i, (y, q) => `${y}-Q${q}`],
  [/^[QTK]W?([1-4])[-/. ]?(\d{4})$/i, (q, y) => `${y}-Q${q}`],
  [/^(\d{4})[-/.](0?[1-9]|1[0-2])(?:[-/.]\d{1,2})?$/, (y, m) => `${y}-${m.padStart(2, "0")}`],
  [/^(?:\d{1,2}[-/.])?(0?[1-9]|1[0-2])[-/.](\d{4})$/, (m, y) => `${y}-${m.padStart(2, "0")}`],
];

/** The stored form of a period typed; null where it is none. */
export function parsePeriod(text) {
  for (const [form, write] of FORMS) {
    const found = form.exec(text.trim());
    if (found) return write(...found.slice(1));
  }
  return null;
}

/** A period as the reader writes it: 2025, T3 2025, 07/2025. */
export function writePeriod(period) {
  const [year, part] = period.split("-");
  if (!part) return year;
  return part.startsWith("Q") ? `${QUARTERS[language()]}${part[1]} ${year}` : `${part}/${year}`;
}

/** A period's middle as a year with decimals, to set it on an axis. */
export function middleOf(period) {
  const [year, part] = period.split("-");
  if (!part) return Number(year) + 0.5;
  if (part.startsWith("Q")) return Number(year) + (Number(part[1]) - 0.5) / 4;
  return Number(year) + (Number(part) - 0.5) / 12;
}
