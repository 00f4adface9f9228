import { Component } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Passage, plain } from "../parts/Passage.jsx";
import { Picture } from "../parts/Picture.jsx";
import { Picker } from "../parts/Picker.jsx";
import { nextOpen } from "./Intake.jsx";

/** The document in its own order; the passage in view is worked on by keys or by its buttons. */
export function IntakeSource({ held, words, lang, pictures, at, setAt, act, undo }) {
  const list = useRef(null);
  const [cutting, setCutting] = useState(null);
  const [moving, setMoving] = useState(null);
  const runs = useMemo(() => runsOf(held.rows), [held.rows]);
  const titles = useMemo(() => titlesOf(held.sections), [held.sections]);
  const go = (id) => {
    if (!id) return;
    setAt(id);
    setCutting(null);
    focusPassage(list.current, id);
  };
  useEffect(() => {
    setCutting(null);
    passageIn(list.current, at)?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const inside = useRef(false);
  useLayoutEffect(() => {
    if (!inside.current) return;
    const here = document.activeElement;
    const on = here.closest("[data-id]")?.dataset.id;
    if (here === document.body || (on && on !== at)) focusPassage(list.current, at);
  });
  const deeds = deedsOf({ held, at, act, undo, go, setCutting, setMoving, list });
  const key = (event) => {
    if (event.target.closest("input, select, textarea, [popover]") || moving) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.closest("button") && event.key === "Enter") return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const deed = cutting ? cuttingKeys(cutting, setCutting, deeds)[name] : deeds.keys[name];
    if (!deed) return;
    event.preventDefault();
    deed(event);
  };
  const choose = (event) => {
    inside.current = true;
    const id = event.target.closest("[data-id]")?.dataset.id;
    if (id && id !== at) setAt(id);
  };
  // A passage that is cut or joined goes with the focus on it: only who goes elsewhere has left.
  const left = (event) => {
    if (event.relatedTarget && !list.current.contains(event.relatedTarget)) inside.current = false;
  };
  return (
    <section aria-label={words.source}>
      <h2 class="plp-hidden">{words.source}</h2>
      <ol class="plp-passages" ref={list} onKeyDown={key} onFocusIn={choose} onFocusOut={left} onClick={choose}>
        {held.rows.map((row) => (
          <One
            key={row.id}
            row={row}
            run={runs.at[row.id]}
            here={row.id === at}
            cutting={row.id === at ? cutting : null}
            title={titles[row.section]}
            words={words}
            lang={lang}
            picture={pictures[row.image]}
            deeds={row.id === at || runs.at[row.id] ? deeds : null}
          />
        ))}
      </ol>
      {moving && (
        <Picker
          anchor={moving.anchor}
          label={words.move_to}
          options={optionsOf(held, words, moving.ids)}
          chosen={[held.known[moving.ids[0]]?.section]}
          one
          onPick={(option) => act({ do: "intake_move", ids: moving.ids, section: option.id })}
          onClose={() => {
            setMoving(null);
            focusPassage(list.current, at);
          }}
        />
      )}
    </section>
  );
}

const passageIn = (list, id) => list?.querySelector(`[data-id="${CSS.escape(id)}"]`);

const focusPassage = (list, id) =>
  requestAnimationFrame(() => passageIn(list, id)?.focus({ preventScroll: true }));

/** Where one and the same section is proposed on and on: by the first passage of each. */
function runsOf(rows) {
  const at = {};
  let run = null;
  for (const row of rows) {
    if (row.state === "structure" && row.kind === "contents") continue;
    if (row.section !== run?.section) at[row.id] = run = { section: row.section, ids: [], open: [] };
    run.ids.push(row.id);
    if (row.state === "open") run.open.push(row.id);
  }
  return { at };
}

const titlesOf = (sections) =>
  Object.fromEntries(sections.map(({ id, number, title }) => [id, `${number} ${title}`.trim()]));

function deedsOf({ held, at, act, undo, go, setCutting, setMoving, list }) {
  const row = held.known[at];
  const ids = held.rows.map((one) => one.id);
  const step = (by) => go(ids[Math.max(0, Math.min(ids.length - 1, ids.indexOf(at) + by))]);
  const onward = () => go(nextOpen(held, at) ?? at);
  const accept = () => {
    act({ do: "intake_decide", what: "accept", ids: [at, ...row.items] });
    onward();
  };
  const leave = () => {
    const gone = row.state === "left_out";
    act({ do: "intake_decide", what: gone ? "reopen" : "leave_out", ids: [at] });
    if (!gone) onward();
  };
  const deeds = {
    accept,
    leave,
    join: () => act({ do: "intake_join", id: at }),
    split: () => {
      const points = row.table.length ? [] : pointsOf(row.text);
      if (points.length) setCutting({ id: at, points, n: Math.floor(points.length / 2) });
    },
    cut: ({ id, points, n }) => {
      setCutting(null);
      act({ do: "intake_split", id, at: points[n] });
    },
    move: () => setMoving({ ids: [at], anchor: passageIn(list.current, at) }),
    moveRun: (run, anchor) => setMoving({ ids: run.ids, anchor }),
    acceptRun: (run) => act({ do: "intake_decide", what: "accept", ids: withItems(held, run.open) }),
    choose: (cutting, n) => setCutting({ ...cutting, n }),
  };
  deeds.keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => go(ids[0]),
    End: () => go(ids.at(-1)),
    Enter: accept,
    n: onward,
    m: deeds.move,
    s: deeds.split,
    j: deeds.join,
    x: leave,
    u: undo,
  };
  return deeds;
}

/** Passages with what was recognised in them: both are accepted in one go. */
export const withItems = (held, ids) => [...new Set(ids.flatMap((id) => [id, ...held.known[id].items]))];

const cuttingKeys = (cutting, setCutting, deeds) => {
  const { points, n } = cutting;
  const turn = (by) => setCutting({ ...cutting, n: (n + by + points.length) % points.length });
  return {
    ArrowLeft: () => turn(-1),
    ArrowRight: () => turn(1),
    Enter: () => deeds.cut(cutting),
    Escape: () => setCutting(null),
  };
};

/** Where a text may be cut: after a sentence; between words where it is only one. */
export function pointsOf(text) {
  const after = (pattern) => [...text.matchAll(pattern)].map((found) => found.index + found[0].length);
  const inside = (points) => points.filter((at) => at > 0 && at < text.length);
  const sentences = inside(after(/[.!?;:…]["»”)]?\s+|\n+/g));
  return sentences.length ? sentences : inside(after(/\s+/g));
}

function optionsOf(held, words, ids) {
  const first = held.known[ids[0]];
  const own = plain(first.text.replace(/\*/g, "")).trim().split("\n")[0].slice(0, 80);
  let group = "";
  const listed = held.sections.flatMap(({ id, number, title, group: over }) => {
    if (over) group = `${number} ${title}`;
    return over ? [] : [{ id, label: `${number} ${title}`.trim(), group }];
  });
  return own ? [...listed, { id: `own:${own}`, label: words.own, group: own }] : listed;
}

// Drawn again only where something of it changed: a document has thousands.
class One extends Component {
  shouldComponentUpdate(next) {
    const { row, here, run, cutting, title, picture } = this.props;
    const same =
      next.row === row &&
      next.here === here &&
      next.cutting === cutting &&
      next.title === title &&
      next.picture?.url === picture?.url;
    return !same || here || Boolean(next.run) !== Boolean(run) || Boolean(run);
  }

  render({ row, run, here, cutting, title, words, lang, picture, deeds }) {
    const kinds = [row.state, `sure${row.sure}`, here && "here"].filter(Boolean);
    return (
      <li>
        {run && <Run run={run} title={title} words={words} deeds={deeds} />}
        <div
          role="group"
          tabIndex={here ? 0 : -1}
          data-id={row.id}
          class={`plp-passage ${kinds.map((kind) => `plp-passage--${kind}`).join(" ")}`}
          style={row.depth ? { "--plp-depth": row.depth } : undefined}
          aria-current={here ? "true" : undefined}
          aria-label={[row.page, words[STATES[row.state]] ?? row.sure_label, title].filter(Boolean).join(", ")}
        >
          <Mark row={row} words={words} />
          <div class="plp-passage__body">
            {cutting ? (
              <Cutting cutting={cutting} row={row} words={words} lang={lang} deeds={deeds} />
            ) : (
              <>
                {row.image && <Picture held={picture} label={words.empty_passage} />}
                {(row.text || !row.image) && <Passage row={row} lang={lang} />}
              </>
            )}
            {here && !cutting && <Acts row={row} words={words} deeds={deeds} />}
          </div>
        </div>
      </li>
    );
  }
}

const STATES = { accepted: "accepted", left_out: "left_out_state", structure: "structure" };
const ICONS = { accepted: "good", left_out: "leftout" };

// How sure, by the number of bars and a word; what was decided, by its sign and a word.
const Mark = ({ row, words }) => (
  <div class="plp-passage__mark" aria-hidden="true">
    {row.state !== "structure" && (
      <span>
        {row.state === "open" ? <Bars n={row.sure} /> : <Icon name={ICONS[row.state]} />}
        {words[STATES[row.state]] ?? row.sure_label}
      </span>
    )}
    <small class="plp-num">{row.page}</small>
  </div>
);

const Bars = ({ n: lit }) => (
  <span class="plp-sureness">
    {[1, 2, 3].map((n) => (
      <i key={n} class={n <= lit ? "on" : ""} />
    ))}
  </span>
);

const Run = ({ run, title, words, deeds }) => (
  <div class="plp-run">
    <p>
      <span aria-hidden="true">→ </span>
      <span class="plp-hidden">{words.goes_to}: </span>
      {title}
    </p>
    {run.ids.length > 1 && (
      <Button kind="quiet" small onClick={(event) => deeds.moveRun(run, event.currentTarget)}>
        {words.move}
        <span class="plp-hidden">: {title}</span>
      </Button>
    )}
    {run.open.length > 1 && (
      <Button kind="quiet" small icon="good" onClick={() => deeds.acceptRun(run)}>
        {words.accept_run.replace("{n}", run.open.length)}
        <span class="plp-hidden">: {title}</span>
      </Button>
    )}
  </div>
);

const Acts = ({ row, words, deeds }) => (
  <div class="plp-passage__acts">
    {row.why && <p class="plp-meta">{row.why}</p>}
    <div class="plp-row">
      {row.state !== "accepted" && (
        <Button small icon="good" onClick={deeds.accept}>
          {words.accept}
        </Button>
      )}
      <Button small onClick={deeds.move}>
        {words.move}
      </Button>
      <Button kind="quiet" small onClick={deeds.leave}>
        {row.state === "left_out" ? words.take_back : words.leave_out}
      </Button>
      {row.table.length === 0 && (
        <>
          <Button kind="quiet" small onClick={deeds.split}>
            {words.split}
          </Button>
          <Button kind="quiet" small onClick={deeds.join}>
            {words.join}
          </Button>
        </>
      )}
    </div>
  </div>
);

// The text with each place where it may be cut; one of them is chosen.
function Cutting({ cutting, row, words, lang, deeds }) {
  const { points, n } = cutting;
  return (
    <>
      <p class="plp-words plp-passage__text" lang={lang}>
        {[0, ...points].map((from, index) => (
          <span key={from}>
            {index > 0 && (
              <button
                type="button"
                class="plp-cut"
                tabIndex={-1}
                aria-pressed={index - 1 === n}
                aria-label={words.split_here}
                onClick={() => deeds.cut({ ...cutting, n: index - 1 })}
              />
            )}
            {plain(row.text.slice(from, points[index]))}
          </span>
        ))}
      </p>
      <p class="plp-meta" role="status">
        {words.split_how}
      </p>
    </>
  );
}
