import { useRef, useState } from "preact/hooks";
import { addDays, addMonths, writeDay } from "../dates.js";
import { announce } from "../focus.js";
import { daysBetween, placeOf, stepped } from "./scale.js";

/** A plan's bar: moved as a whole, or by one of its ends; with pointer and keyboard alike. */
export function Bar({ field, row, zoom, shown, move }) {
  const bar = useRef(null);
  const [drag, setDrag] = useState(null);
  const { start, end } = drag ?? row;
  if (!row.start || !row.end || row.end < row.start) return <Half row={row} shown={shown} />;
  const put = (dates) => {
    if (dates.end < dates.start) return;
    move(row.id, dates);
    announce(range(field, dates));
  };
  const key = (event) => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!way || event.altKey || event.metaKey) return;
    event.preventDefault();
    put(byKey(row, zoom, way, event));
  };
  const grab = (part) => (event) => {
    if (event.button) return;
    event.preventDefault();
    bar.current.focus();
    follow(event, bar.current.parentElement, shown, zoom, (moved) => {
      const dates = shifted(row, part, moved);
      setDrag(moved.done ? null : dates);
      if (moved.done && (dates.start !== row.start || dates.end !== row.end)) put(dates);
    });
  };
  const [from, to] = [placeOf(start, shown), placeOf(addDays(end, 1), shown)];
  if (to < 0 || from > 1) return <Beyond field={field} row={row} before={to < 0} />;
  const edges = { left: `${100 * Math.max(from, 0)}%`, right: `${100 * (1 - Math.min(to, 1))}%` };
  return (
    <div
      ref={bar}
      class={`plp-gantt__bar plp-gantt__bar--${row.status?.icon ?? "none"} ${drag ? "plp-gantt__bar--drag" : ""}`}
      role="slider"
      tabIndex={0}
      aria-label={field.words.move.replace("{name}", `${row.number} ${row.title}`)}
      aria-valuetext={range(field, { start, end })}
      aria-valuemin={0}
      aria-valuemax={Math.max(daysBetween(shown.from, shown.to), daysBetween(shown.from, start))}
      aria-valuenow={Math.max(daysBetween(shown.from, start), 0)}
      style={edges}
      onKeyDown={key}
      onPointerDown={grab("both")}
    >
      {from >= 0 && <span class="plp-gantt__end" onPointerDown={stopped(grab("start"))} />}
      {to <= 1 && <span class="plp-gantt__end plp-gantt__end--last" onPointerDown={stopped(grab("end"))} />}
      {drag && <span class="plp-gantt__tip plp-num">{range(field, drag)}</span>}
    </div>
  );
}

const stopped = (act) => (event) => {
  event.stopPropagation();
  act(event);
};

const range = ({ words, date }, { start, end }) =>
  words.range.replace("{start}", writeDay(start, date.format)).replace("{end}", writeDay(end, date.format));

function byKey({ start, end }, zoom, way, { shiftKey, ctrlKey }) {
  if (shiftKey) return { start, end: stepped(zoom, end, way) };
  if (ctrlKey) return { start: stepped(zoom, start, way), end };
  return { start: stepped(zoom, start, way), end: stepped(zoom, end, way) };
}

// Tell how far the pointer has gone, in the steps that one can aim at: months where all is shown.
function follow(down, lane, shown, zoom, told) {
  const days = daysBetween(shown.from, shown.to);
  const perDay = lane.getBoundingClientRect().width / days;
  const moved = (event, done) => {
    const far = (event.clientX - down.clientX) / perDay;
    told({ months: zoom === "mandate" ? Math.round(far / 30.44) : 0, days: Math.round(far), done });
  };
  const go = (event) => moved(event, false);
  const stop = (event) => {
    removeEventListener("pointermove", go);
    removeEventListener("pointerup", stop);
    removeEventListener("pointercancel", stop);
    moved(event.type === "pointerup" ? event : down, true);
  };
  addEventListener("pointermove", go);
  addEventListener("pointerup", stop);
  addEventListener("pointercancel", stop);
}

function shifted({ start, end }, part, { months, days }) {
  const to = (iso) => (months ? addMonths(iso, months) : addDays(iso, days));
  const [first, last] = [part === "end" ? start : to(start), part === "start" ? end : to(end)];
  return last < first ? { start, end } : { start: first, end: last };
}

// One end only is known, or they are the wrong way round: a post where each stands.
const Half = ({ row, shown }) =>
  [row.start, row.end]
    .filter((day) => day && day >= shown.from && day <= shown.to)
    .map((day) => (
      <span key={day} class="plp-gantt__post" style={{ left: `${100 * placeOf(day, shown)}%` }} />
    ));

// Outside what is shown: where it lies, in words.
const Beyond = ({ field, row, before }) => (
  <span class={`plp-meta plp-gantt__beyond ${before ? "" : "plp-gantt__beyond--after"}`}>
    {(before ? field.words.before : field.words.after).replace(
      "{date}",
      writeDay(before ? addDays(row.end, 1) : addDays(row.start, -1), field.date.format),
    )}
  </span>
);
