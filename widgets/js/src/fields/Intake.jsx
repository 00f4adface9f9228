import { useCallback, useEffect, useState } from "preact/hooks";
import { Button } from "../parts/Button.jsx";
import { Dialog } from "../parts/Dialog.jsx";
import { usePictures } from "../parts/Picture.jsx";
import { SelectBox, TextBox } from "../parts/TextBox.jsx";
import { announce } from "../focus.js";
import { openDialog, send } from "../session.js";
import { t } from "../texts.js";
import { IntakeSections } from "./IntakeSections.jsx";
import { IntakeSource } from "./IntakeSource.jsx";
import { NotKept } from "./NotKept.jsx";

/** A document from elsewhere, passage by passage: where each goes, accepted or put right. */
export function Intake({ field }) {
  if (field.empty) return <p class="plp-meta">{field.empty}</p>;
  return <Placing key={field.id} field={field} />;
}

function Placing({ field }) {
  const [held, act] = useHeld(field);
  const [at, setAt] = useState(() => nextOpen(held, null) ?? held.rows[0]?.id);
  const [side, setSide] = useState("source");
  const { words } = field;
  const shown = stillThere(held, at);
  const undo = async () => {
    const answer = held.undo && (await act({ do: "intake_undo" }));
    const back = Object.values(answer?.intake?.changed ?? {}).find((one) => one.kind);
    if (back) setAt(back.id);
  };
  const pictures = usePictures(field.id, field.images);
  const shared = { held, words, lang: field.lang, at: shown, setAt, act, undo };
  return (
    <div class="plp-intake" data-path={field.path} data-side={side}>
      <Tools field={field} held={held} act={act} undo={undo} />
      <div class="plp-seg plp-intake__sides" role="group">
        {["source", "target"].map((one) => (
          <button key={one} type="button" aria-pressed={side === one} onClick={() => setSide(one)}>
            {words[one]}
          </button>
        ))}
      </div>
      <div class="plp-intake__columns">
        <div>
          <IntakeSource {...shared} pictures={pictures} />
          <NotKept left={field.left} images={field.images} words={words} />
          <div class="plp-row">
            <Button kind="quiet" small icon="export" onClick={() => send({ do: "intake_file", id: field.id })}>
              {words.take_file}
            </Button>
            <Button
              kind="quiet"
              small
              icon="bin"
              onClick={() => openDialog("intake_forget", { about: field.id })}
            >
              {words.forget}
            </Button>
          </div>
        </div>
        <IntakeSections {...shared} />
      </div>
    </div>
  );
}

// A passage that was cut goes on as its first piece, one that was joined as what it went into.
function stillThere(held, at) {
  const ids = new Set(held.rows.map((row) => row.id));
  const [base, piece] = String(at).split(".");
  const near = [at, `${base}.1`, piece && `${base}.${piece - 1}`, base].find((id) => ids.has(id));
  return near ?? nextOpen(held, null) ?? held.rows[0]?.id;
}

/** What Python said so far, newest over oldest, and how to ask for more. */
function useHeld(field) {
  const [held, setHeld] = useState(() => joined({ known: {} }, field));
  useEffect(() => setHeld((before) => joined(before, field)), [field]);
  const act = useCallback(async (message) => {
    const answer = await send(message);
    if (answer.intake) {
      setHeld((before) => joined(before, answer.intake));
      announce(answer.intake.progress_text);
    }
    return answer;
  }, []);
  return [held, act];
}

function joined(before, news) {
  const known = { ...before.known, ...news.changed };
  const inOrder = (ids, held) => (ids ?? held.map((one) => one.id)).map((id) => known[id]);
  return {
    ...before,
    ...news,
    known,
    rows: inOrder(news.rows, before.rows ?? []),
    items: inOrder(news.items, before.items ?? []),
  };
}

/** The first passage after one that still asks for a decision; from the top again at the end. */
export function nextOpen(held, after) {
  const from = held.rows.findIndex((row) => row.id === after) + 1;
  const round = [...held.rows.slice(from), ...held.rows.slice(0, from)];
  return round.find((row) => row.state === "open")?.id;
}

function Tools({ field, held, act, undo }) {
  const { words } = field;
  const [making, setMaking] = useState(false);
  const { done, total } = held.progress;
  return (
    <div class="plp-intake__tools">
      <div class="plp-intake__progress">
        <p>
          <b class="plp-num">{held.progress_text}</b> <span class="plp-meta">{field.name}</span>
        </p>
        <div class="plp-progress" aria-hidden="true">
          <span style={{ width: `${total ? (100 * done) / total : 100}%` }} />
        </div>
      </div>
      <Over words={words} held={held} act={act} />
      <Button icon="undo" aria-disabled={!held.undo || undefined} onClick={undo}>
        {words.undo}
      </Button>
      <Button kind="primary" after="right" onClick={() => setMaking(true)}>
        {words.make}
      </Button>
      <Keys words={words} />
      {making && <Make field={field} held={held} act={act} onClose={() => setMaking(false)} />}
    </div>
  );
}

// All that are at least so sure, at once.
function Over({ words, held, act }) {
  const [percent, setPercent] = useState(80);
  const chosen = held.over.find((one) => one.value === percent);
  return (
    <div class="plp-row plp-row--tight plp-intake__over">
      <select
        class="plp-input"
        aria-label={words.which}
        value={percent}
        onChange={(event) => setPercent(Number(event.currentTarget.value))}
      >
        {held.over.map(({ value, label, count }) => (
          <option key={value} value={value}>
            {label} ({count})
          </option>
        ))}
      </select>
      <Button
        icon="good"
        aria-disabled={!chosen.count || undefined}
        onClick={() => chosen.count && act({ do: "intake_over", percent })}
      >
        {words.accept_over} <span class="plp-num">{chosen.count}</span>
      </Button>
    </div>
  );
}

const KEYS = [
  ["↑ ↓", "go"],
  ["N", "next"],
  ["⏎", "accept"],
  ["M", "move"],
  ["S", "split"],
  ["J", "join"],
  ["X", "leave_out"],
  ["U", "undo"],
];

const Keys = ({ words }) => (
  <p class="plp-intake__keys plp-meta">
    <span class="plp-hidden">{words.keys}: </span>
    {KEYS.map(([key, word]) => (
      <span key={key}>
        <kbd>{key}</kbd> {words[word]}
      </span>
    ))}
  </p>
);

function Make({ field, held, act, onClose }) {
  const { words } = field;
  const [title, setTitle] = useState(field.title);
  const [into, setInto] = useState(held.beside[0]?.value ?? "");
  const chosen = held.beside.some((one) => one.value === into) ? into : "";
  const [error, setError] = useState("");
  const make = async () => {
    const answer = await act({ do: "intake_make", title, into: chosen });
    if (answer.refused) setError(answer.refused.message);
    else onClose();
  };
  const acts = (
    <>
      <button type="submit" class="plp-btn plp-btn--primary">
        {words.make}
      </button>
      <Button onClick={onClose}>{t("Cancel")}</Button>
    </>
  );
  return (
    <Dialog title={words.make} onClose={onClose} onSubmit={make} acts={acts}>
      <SelectBox
        label={words.kind}
        value={held.document}
        options={field.documents}
        onChange={(document) => act({ do: "intake_kind", document })}
      />
      {held.beside.length > 0 && (
        <SelectBox
          label={words.into}
          value={chosen}
          options={[...held.beside, { value: "", label: words.new }]}
          onChange={setInto}
        />
      )}
      {!chosen && (
        <TextBox label={words.name} value={title} error={error} maxLength={300} onInput={setTitle} />
      )}
      <p class="plp-dialog__text">{held.rest || words.finish}</p>
    </Dialog>
  );
}
