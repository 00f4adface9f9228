import { useEffect, useRef, useState } from "preact/hooks";
import { Waiting } from "../charts/Trend.jsx";
import { askLibrary, useAnswer } from "../charts/asked.js";
import { library } from "../charts/library.js";
import { announce } from "../focus.js";
import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Refusal } from "../parts/Labelled.jsx";
import { useTrait } from "../session.js";
import { CompareRow, Mark } from "./CompareRow.jsx";
import { Coverage } from "./Coverage.jsx";
import { Flow } from "./Flow.jsx";

/** Letter, activity report and evaluation report side by side, a row an objective or a section. */
export function Compare({ field }) {
  const [asked, askAgain] = useState(0);
  const stamp = `${useTrait("section")?.version} ${asked}`;
  const answer = useAnswer("compared", {}, stamp);
  const view = useRows(answer);
  useEffect(() => void library(askLibrary).catch(() => {}), []); // a row that opens draws a chart
  if (!answer) return <Waiting />;
  if (answer.error) return <Refusal>{answer.error}</Refusal>;
  const { words } = field;
  return (
    <div class="plp-compare" data-path={field.path}>
      <Notes notes={answer.notes} />
      <Summary answer={answer} words={words} view={view} />
      <Choices answer={answer} words={words} view={view} />
      <Rows field={field} answer={answer} view={view} again={() => askAgain((n) => n + 1)} />
      <Coverage coverage={answer.coverage} words={words} onOpen={view.jump} />
      {answer.flow && <Flow flow={answer.flow} words={words} onOpen={view.jump} />}
    </div>
  );
}

// Which rows are shown, in which order, and which of them are open.
function useRows(answer) {
  const [by, showBy] = useState("rows");
  const [filter, choose] = useState("");
  const [meeting, setMeeting] = useState(true);
  const [opened, open] = useState(() => new Set());
  const [summed, sum] = useState(false);
  const all = answer?.[by] ?? [];
  const kept = all.filter((row) => !filter || by !== "rows" || row.flags.includes(filter));
  const rows = meeting ? [...kept].sort((one, other) => one.rank - other.rank) : kept;
  const toggle = (id, on = !opened.has(id)) => {
    const next = new Set(opened);
    if (on) next.add(id);
    else next.delete(id);
    open(next);
    if (on) requestAnimationFrame(() => requestAnimationFrame(() => bringUp(id)));
  };
  const jump = (id) => {
    choose("");
    showBy(answer.rows.some((row) => row.id === id) ? "rows" : "sections");
    toggle(id, true);
    requestAnimationFrame(() => requestAnimationFrame(() => focusRow(id)));
  };
  return { by, showBy, filter, choose, meeting, setMeeting, opened, open, toggle, jump, rows, all, summed, sum };
}

const rowOf = (id) => document.querySelector(`.plp-tri [data-row="${CSS.escape(id)}"]`);

// What was opened is read from its head, where it does not show whole as it stands.
function bringUp(id) {
  const row = rowOf(id);
  if (row && row.getBoundingClientRect().bottom > innerHeight) row.scrollIntoView({ block: "start" });
}

function focusRow(id) {
  rowOf(id)?.querySelector(".plp-tri__toggle").focus({ preventScroll: true });
}

const Notes = ({ notes }) =>
  notes.length > 0 && (
    <ul class="plp-compare__notes">
      {notes.map((note) => (
        <li key={note}>
          <Icon name="warning" />
          {note}
        </li>
      ))}
    </ul>
  );

// What a member of the commission sees first: how many were missed, and how coherent it all is.
function Summary({ answer, words, view }) {
  const { score } = answer;
  return (
    <div class="plp-compare__head">
      <div class="plp-row plp-row--between">
        <div class="plp-compare__sum">
          <span class="plp-strong">{answer.count}</span>
          {answer.states.map((state) => (
            <Mark key={state.id} mark={{ ...state, word: state.text }} />
          ))}
          {score && (
            <button
              type="button"
              class="plp-link"
              aria-expanded={view.summed}
              onClick={() => view.sum(!view.summed)}
            >
              {score.label}, {words.score}
            </button>
          )}
        </div>
        <Acts words={words} view={view} />
      </div>
      {score && view.summed && <Score score={score} words={words} onOpen={view.jump} />}
    </div>
  );
}

function Acts({ words, view }) {
  const every = view.rows.length > 0 && view.rows.every((row) => view.opened.has(row.id));
  const turn = () => view.open(every ? new Set() : new Set(view.rows.map((row) => row.id)));
  return (
    <div class="plp-compare__acts">
      <Button
        kind="quiet"
        small
        icon={view.meeting ? "good" : "clock"}
        aria-pressed={view.meeting}
        onClick={() => view.setMeeting(!view.meeting)}
      >
        {words.meeting}
      </Button>
      <Button kind="quiet" small icon="list" onClick={turn}>
        {every ? words.all_closed : words.all_open}
      </Button>
      <Button kind="quiet" small icon="print" onClick={() => print()}>
        {words.print}
      </Button>
    </div>
  );
}

const Score = ({ score, words, onOpen }) => (
  <section class="plp-compare__score" aria-label={words.score_title}>
    <h2>{words.score_title}</h2>
    <p>{score.formula}</p>
    <div class="plp-scroll" tabIndex={0} role="group" aria-label={words.score_title}>
      <table class="plp-table">
        <thead>
          <tr>
            <th scope="col">{words.question}</th>
            <th scope="col" class="plp-right">
              {words.answered}
            </th>
            <th scope="col">{words.open_rows}</th>
          </tr>
        </thead>
        <tbody>
          {score.parts.map((part) => (
            <tr key={part.code}>
              <th scope="row">
                {part.title} <small class="plp-meta">{part.code}</small>
              </th>
              <td class="plp-right plp-num">
                {part.good}/{part.asked}
              </td>
              <td>
                {part.failed.map((row) => (
                  <button key={row.id} type="button" class="plp-link" onClick={() => onOpen(row.id)}>
                    {row.name}
                  </button>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
);

// Objectives or sections; of the objectives, those that have something to look at.
function Choices({ answer, words, view }) {
  const choose = ({ id, label, count }) => {
    view.choose(id);
    announce(`${label}: ${count}`);
  };
  return (
    <div class="plp-compare__choices">
      <div class="plp-seg plp-seg--small" role="group" aria-label={words.rows}>
        {["rows", "sections"].map((by) => (
          <button key={by} type="button" aria-pressed={view.by === by} onClick={() => view.showBy(by)}>
            {by === "rows" ? words.by_objective : words.by_section}
          </button>
        ))}
      </div>
      {view.by === "rows" && answer.filters.length > 1 && (
        <div class="plp-filters" role="group" aria-label={words.filter}>
          {answer.filters.map((filter) => (
            <button
              key={filter.id}
              type="button"
              aria-pressed={view.filter === filter.id}
              onClick={() => choose(filter)}
            >
              {filter.label} <span class="plp-num">{filter.count}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

function Rows({ field, answer, view, again }) {
  const list = useRef(null);
  const { words } = field;
  const keys = (event) => {
    const item = event.target.closest("[data-row]");
    const { row } = item.dataset;
    const toggle = item.querySelector(".plp-tri__toggle");
    if (event.key === "Escape" && view.opened.has(row)) {
      event.stopPropagation();
      view.toggle(row, false);
      toggle.focus();
    }
    if (event.target !== toggle) return;
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") view.toggle(row, event.key === "ArrowRight");
    if (!(event.key in STEPS)) return;
    event.preventDefault();
    const all = [...list.current.querySelectorAll(".plp-tri__toggle")];
    const to = Math.max(0, Math.min(all.length - 1, all.indexOf(toggle) + STEPS[event.key]));
    all[to].focus();
  };
  return (
    <>
      <div class="plp-tri">
        <div class="plp-tri__head">
          <h2>{view.by === "rows" ? words.objective : words.section}</h2>
          {answer.columns.map(({ title, under }) => (
            <div key={title}>
              <h2>{title}</h2>
              <p class="plp-meta">{under}</p>
            </div>
          ))}
        </div>
        {view.rows.length === 0 && <p class="plp-tri__none">{words.nothing}</p>}
        <ol ref={list} onKeyDown={keys}>
          {view.rows.map((row) => (
            <CompareRow
              key={row.id}
              row={row}
              columns={answer.columns}
              typed={field.judging[row.id]}
              match={field.match}
              words={words}
              open={view.opened.has(row.id)}
              onToggle={(on) => view.toggle(row.id, on)}
              again={again}
            />
          ))}
        </ol>
      </div>
      <p class="plp-meta plp-compare__keys">{words.keys}</p>
    </>
  );
}
