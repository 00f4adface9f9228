// Days as the reader writes them; ISO dates are what travels.
import { locale } from "./texts.js";

const DAY = /^(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The ISO date of what was typed; null where it is no day of the calendar. */
export function parseDay(text) {
  const typed = text.trim();
  const iso = ISO.exec(typed);
  const parts = iso ? iso.slice(1) : DAY.exec(typed)?.slice(1).reverse();
  return parts ? isoOf(...parts.map(Number)) : null;
}

/** An ISO date in the format of a field, such as `dd/mm/yyyy`. */
export function writeDay(iso, format) {
  const [, year, month, day] = ISO.exec(iso ?? "") ?? [];
  if (!year) return "";
  return format.replace("dd", day).replace("mm", month).replace("yyyy", year);
}

/** The ISO date of a year, a month from 1 and a day; null where the calendar has none. */
export function isoOf(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

/** Today, as an ISO date of the reader's clock. */
export function today() {
  const now = new Date();
  return isoOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** An ISO date some days later, or earlier. */
export function addDays(iso, days) {
  return new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);
}

/** An ISO date some months later, on the same day or the month's last. */
export function addMonths(iso, months) {
  const [year, month, day] = iso.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return isoOf(last.getUTCFullYear(), last.getUTCMonth() + 1, Math.min(day, last.getUTCDate()));
}

/** The weeks that a month's page shows, Monday first: rows of seven ISO dates. */
export function weeksOf(iso) {
  const first = `${iso.slice(0, 8)}01`;
  const monday = addDays(first, -((new Date(first).getUTCDay() + 6) % 7));
  const rows = [0, 1, 2, 3, 4, 5].map((week) => week * 7);
  const weeks = rows.map((row) => [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(monday, row + day)));
  return weeks.filter((week) => week.some((day) => day.slice(0, 7) === iso.slice(0, 7)));
}

/** A part of a date in words: `{month: "long", year: "numeric"}`. */
export function inWords(iso, options) {
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: "UTC" }).format(new Date(iso));
}
