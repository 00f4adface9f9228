// Figures as the reader writes them: decimal comma, spaces or dots between thousands.
import { language, locale } from "./texts.js";

/** The number typed; null for nothing, NaN for what is no number. */
export function parseNumber(text, lang = language()) {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, "").replace("−", "-");
  if (bare === "") return null;
  const plain = lang === "en" ? withPoint(bare) : withComma(bare);
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
}

// 1.234,5 and 1,5; a lone point is a decimal one, for it is what a keypad types: 1.5. But 1.234.567.
function withComma(text) {
  if (text.includes(",")) return text.replaceAll(".", "").replace(",", ".");
  return text.split(".").length > 2 ? text.replaceAll(".", "") : text;
}

function withPoint(text) {
  const groups = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text);
  return groups ? text.replaceAll(",", "") : text.replace(",", ".");
}

/** A number as the reader writes it; a `year` has no separators. */
export function writeNumber(value, { year = false } = {}) {
  if (value === null || value === undefined || value === "") return "";
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: 6, useGrouping: !year }).format(value);
}
