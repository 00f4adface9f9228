import { useEffect, useRef, useState } from "preact/hooks";
import { marksOf, placeOf, startOf, stepped, windowOf } from "../building/scale.js";
import { Bar } from "../building/Bar.jsx";
import { Waits } from "../building/Waits.jsx";
import { writeDay } from "../dates.js";
import { Button, IconButton } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { edits, send, trait, useNews } from "../session.js";
import { DayCell } from "../building/DayCell.jsx";

const ZOOMS = ["mandate", "year", "quarter"];
const [WIDE, NAMES] = [832, 464]; // px: from where on names stand beside the bars, and their room (building.css)
const QUIET = 500; // ms after the last key before a move is sent

/** The plans along the calendar: a bar each, moved by drag, by keyboard, or by typing its dates. */
export function Gantt({ field }) {
  useNews(edits);
  const [zoom, setZoom] = useState("mandate");
  const [at, setAt] = useState(field.today);
  const { moved, move } = useMoves(field);
  const rows = field.rows.map((row) => ({ ...row, ...datesOf(field, row, moved) }));
  const days = daysOf(field, rows);
  const shown = windowOf(zoom, at, days);
  const list = useRef(null);
  const width = useWidth(list);
  const turn = (steps) => setAt(stepped("mandate", startOf(zoom, at), steps * (zoom === "year" ? 12 : 3)));
  const choose = (next) => {
    setZoom(next);
    if (zoom === "mandate") setAt(within(field.today, days));
  };
  return (
    <section class="plp-gantt" data-path={`${field.path}.calendar`} aria-label={field.label}>
      <div class="plp-row plp-row--between plp-gantt__head">
        <h2 class={trait("section")?.beside ? "plp-hidden" : "plp-label"}>{field.label}</h2>
        <div class="plp-row plp-row--tight">
          {zoom !== "mandate" && (
            <>
              <IconButton icon="left" label={field.words.earlier} onClick={() => turn(-1)} />
              <span class="plp-num plp-gantt__when" aria-live="polite">
                {nameOf(zoom, shown)}
              </span>
              <IconButton icon="right" label={field.words.later} onClick={() => turn(1)} />
            </>
          )}
          <div class="plp-seg plp-seg--small" role="group" aria-label={field.words.zoom}>
            {ZOOMS.map((one) => (
              <button key={one} type="button" aria-pressed={zoom === one} onClick={() => choose(one)}>
                {field.words[one]}
              </button>
            ))}
          </div>
        </div>
      </div>
      <div class="plp-gantt__frame" ref={list}>
        <Axis field={field} zoom={zoom} shown={shown} wide={width - (width > WIDE ? NAMES : 0)} />
        <Grid field={field} zoom={zoom} shown={shown} />
        <ul class="plp-gantt__rows">
          {rows.map((row) => (
            <Row key={row.id} field={field} row={row} zoom={zoom} shown={shown} move={move} />
          ))}
        </ul>
        <Waits rows={rows} shown={shown} frame={list} width={width} />
      </div>
      <p class="plp-meta plp-gantt__help">{field.words.help}</p>
    </section>
  );
}

// Where the reader has put bars, ahead of Python's answer: {id: {start, end}}.
function useMoves(field) {
  const [moved, setMoved] = useState({});
  const waiting = useRef(new Map());
  useEffect(() => {
    if (!waiting.current.size) setMoved({});
  }, [field]);
  const post = async (id) => {
    const { dates, timer } = waiting.current.get(id);
    clearTimeout(timer);
    waiting.current.delete(id);
    const answer = await send({ do: "span", plan: id, ...dates });
    if (answer.refused) setMoved(({ [id]: _, ...others }) => others);
  };
  useEffect(() => () => [...waiting.current.keys()].forEach(post), []);
  const move = (id, dates) => {
    setMoved((before) => ({ ...before, [id]: dates }));
    for (const name of ["start", "end"]) edits.forget(`${field.path}[${id}].${name}`);
    clearTimeout(waiting.current.get(id)?.timer);
    waiting.current.set(id, { dates, timer: setTimeout(() => post(id), QUIET) });
  };
  return { moved, move };
}

const datesOf = (field, row, moved) =>
  moved[row.id] ?? {
    start: edits.value(`${field.path}[${row.id}].start`, row.start),
    end: edits.value(`${field.path}[${row.id}].end`, row.end),
  };

function daysOf(field, rows) {
  const known = [field.mandate.start, field.mandate.end];
  for (const row of rows) known.push(row.start, row.end, ...row.milestones.map((one) => one.date));
  const found = known.filter(Boolean).sort();
  return found.length ? found : [field.today];
}

const within = (day, days) => (day < days[0] ? days[0] : day > days.at(-1) ? days.at(-1) : day);

function nameOf(zoom, { from }) {
  const year = from.slice(0, 4);
  return zoom === "year" ? year : `${Math.floor(Number(from.slice(5, 7)) / 3) + 1}/4 ${year}`;
}

// The drawing's width, followed as the page changes.
function useWidth(ref) {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watched = new ResizeObserver(([entry]) => setWidth(Math.round(entry.contentRect.width)));
    watched.observe(ref.current);
    return () => watched.disconnect();
  }, []);
  return width;
}

const left = (iso, shown) => `${100 * placeOf(iso, shown)}%`;
// Far enough from today's word for a word of its own; `wide` is the lanes' width in px.
const apart = (day, today, shown, wide) => {
  const far = (placeOf(day, shown) - placeOf(today, shown)) * wide;
  return far > 70 || far < -80;
};
const seen = (iso, shown) => iso && iso >= shown.from && iso <= shown.to;

const Axis = ({ field, zoom, shown, wide }) => (
  <div class="plp-gantt__axis" aria-hidden="true">
    <div>
      {marksOf(zoom, shown)
        .filter(({ day }) => !seen(field.today, shown) || apart(day, field.today, shown, wide))
        .map(({ day, text }) => (
          <span key={day} style={{ left: left(day, shown) }}>
            {text}
          </span>
        ))}
      <Bounds field={field} shown={shown} />
    </div>
  </div>
);

// Above the calendar's marks: the mandate's bounds, and today, each over its line.
function Bounds({ field, shown }) {
  const { mandate, today, words, date } = field;
  const said = [
    [mandate.start, `${words.from} ${writeDay(mandate.start, date.format)}`, ""],
    [mandate.end, `${words.until} ${writeDay(mandate.end, date.format)}`, "plp-gantt__last"],
    [today, words.today, placeOf(today, shown) < 0.1 ? "plp-gantt__now plp-gantt__now--first" : "plp-gantt__now"],
  ];
  return said
    .filter(([day]) => seen(day, shown))
    .map(([day, text, kind]) => (
      <b key={text} class={kind} style={{ left: left(day, shown) }}>
        {text}
      </b>
    ));
}

// Lines behind the bars: the calendar's marks, the mandate's bounds, today.
const Grid = ({ field, zoom, shown }) => (
  <div class="plp-gantt__grid" aria-hidden="true">
    <div>
      {marksOf(zoom, shown).map(({ day }) => (
        <i key={day} style={{ left: left(day, shown) }} />
      ))}
      {["start", "end"].map(
        (name) =>
          seen(field.mandate[name], shown) && (
            <i key={name} class="plp-gantt__bound" style={{ left: left(field.mandate[name], shown) }} />
          ),
      )}
      {seen(field.today, shown) && (
        <i class="plp-gantt__today" style={{ left: left(field.today, shown) }} />
      )}
    </div>
  </div>
);

function Row({ field, row, zoom, shown, move }) {
  const path = `${field.path}[${row.id}]`;
  const open = () => send({ do: "go", section: "plans", item: row.id });
  return (
    <li class="plp-gantt__row" data-path={trait("section")?.beside ? path : undefined} data-plan={row.id}>
      <button type="button" class="plp-gantt__name" onClick={open}>
        <span class="plp-gantt__n">{row.number}</span>
        <span>{row.title}</span>
      </button>
      <span class="plp-gantt__status">{row.status && <Status status={row.status} />}</span>
      <span class="plp-gantt__dates">
        <DayCell field={field} row={row} name="start" move={move} />
        <span aria-hidden="true">–</span>
        <DayCell field={field} row={row} name="end" move={move} />
      </span>
      <div class="plp-gantt__lane">
        <Bar field={field} row={row} zoom={zoom} shown={shown} move={move} />
        {row.milestones.map(
          (one) =>
            seen(one.date, shown) && (
              <span
                key={one.id}
                class="plp-gantt__milestone"
                role="img"
                style={{ left: left(one.date, shown) }}
                aria-label={said(field, one)}
                title={said(field, one)}
              />
            ),
        )}
        {!row.start && !row.end && <Undated field={field} row={row} move={move} />}
      </div>
      {row.problems.map((problem) => (
        <p key={problem} class="plp-gantt__problem">
          <Icon name="warning" />
          {problem}
        </p>
      ))}
    </li>
  );
}

const said = (field, one) =>
  `${field.words.milestone} ${writeDay(one.date, field.date.format)} ${one.title}`.trim();

const Status = ({ status }) => (
  <span class={`plp-mark plp-mark--${status.tone}`} title={status.reason}>
    <Icon name={status.icon} />
    {status.word}
  </span>
);

function Undated({ field, row, move }) {
  const { start, end } = field.mandate;
  if (!start || !end) return <span class="plp-meta">{field.words.undated}</span>;
  return (
    <Button kind="quiet" small onClick={() => move(row.id, { start, end })}>
      {field.words.whole}
      <span class="plp-hidden">: {row.number}</span>
    </Button>
  );
}
