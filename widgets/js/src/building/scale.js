// A window on the calendar: which days it shows, where each lies, and what its marks are called.
import { addDays, addMonths, inWords, isoOf } from "../dates.js";

const DAY = 86_400_000;

/** Days from one ISO date to another. */
export const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** The first day of the year or the quarter that a day lies in. */
export function startOf(zoom, iso) {
  const [year, month] = iso.split("-").map(Number);
  return isoOf(year, zoom === "year" ? 1 : month - ((month - 1) % 3), 1);
}

/** The days that a zoom shows: all that is known, or a year or a quarter from `at` on. */
export function windowOf(zoom, at, days) {
  if (zoom === "mandate") {
    const [first, last] = [days[0], days.at(-1)];
    const room = Math.max(15, Math.round(daysBetween(first, last) / 40));
    return { from: addDays(first, -room), to: addDays(last, room) };
  }
  const from = startOf(zoom, at);
  return { from, to: addDays(addMonths(from, zoom === "year" ? 12 : 3), -1) };
}

/** Where a day lies in a window, from 0 to 1; beyond it, less or more. */
export const placeOf = (iso, { from, to }) => daysBetween(from, iso) / (daysBetween(from, to) || 1);

/** The marks of a window's edge: {day, text}. */
export function marksOf(zoom, { from, to }) {
  const step = zoom === "mandate" ? stepOf(from, to) : 1;
  const marks = [];
  let day = zoom === "mandate" ? isoOf(Number(from.slice(0, 4)) + 1, 1, 1) : from;
  while (day <= to) {
    marks.push({ day, text: zoom === "mandate" ? day.slice(0, 4) : monthOf(zoom, day) });
    day = addMonths(day, zoom === "mandate" ? 12 * step : 1);
  }
  return marks;
}

function stepOf(from, to) {
  const years = daysBetween(from, to) / 365;
  return [1, 2, 5, 10, 20, 50, 100].find((step) => years / step <= 12) ?? 200;
}

const monthOf = (zoom, day) =>
  zoom === "year"
    ? inWords(day, { month: "short" })
    : inWords(day, { month: "long", year: "numeric" });

/** A day moved by one step of a zoom: a month, a week, a day. */
export function stepped(zoom, iso, steps) {
  if (zoom === "mandate") return addMonths(iso, steps);
  return addDays(iso, zoom === "year" ? 7 * steps : steps);
}
