import { useEffect, useState } from "preact/hooks";
import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Refusal } from "../parts/Labelled.jsx";
import { Choose, useDrop } from "../parts/Drop.jsx";
import { SelectBox, TextBox } from "../parts/TextBox.jsx";
import { send, wordsLang } from "../session.js";

const LIMIT = 4_000_000; // characters; Python reads no longer text

/** A text without ids: bring it, then confirm or correct where each passage belongs. */
export const Match = ({ field }) => (
  <div class="plp-match" data-path={field.path}>
    {field.read ? <Passages key={field.read} field={field} /> : <Bring words={field.words} />}
  </div>
);

// What is not UTF-8 was written by an older Windows.
function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function Bring({ words }) {
  const [text, setText] = useState("");
  const [wrong, say] = useState(null);
  const [reading, read] = useState(false);
  const take = async (file) => {
    if (file.size > LIMIT) return say(words.large);
    say(null);
    setText(decoded(await file.arrayBuffer()));
  };
  const [over, handlers] = useDrop(take);
  const find = async () => {
    read(true);
    const answer = await send({ do: "match_text", text });
    read(false);
    if (answer?.refused) say(answer.refused.message);
  };
  return (
    <div class={over ? "plp-match__bring plp-bring--over" : "plp-match__bring"} {...handlers}>
      <TextBox label={words.text} help={words.help} rows={12} value={text} onInput={setText} />
      {wrong && <Refusal>{wrong}</Refusal>}
      <div class="plp-row">
        <Button
          kind="primary"
          aria-disabled={!text.trim() || reading || undefined}
          onClick={() => text.trim() && !reading && find()}
        >
          {reading ? words.finding : words.find}
        </Button>
        <Choose label={words.file} accept=".txt,.md,text/plain" onFile={take} />
        <span class="plp-meta">{words.drop}</span>
      </div>
    </div>
  );
}

function Passages({ field }) {
  const { words, passages } = field;
  const [rows, setRows] = useState(field.choices);
  const [into, choose] = useState(field.reports[0].value);
  const [wrong, say] = useState(null);
  useEffect(() => setRows(field.choices), [JSON.stringify(field.choices)]);
  const put = async (at, change) => {
    const next = { ...rows[at], ...change };
    setRows(rows.with(at, next));
    const { objective, confirmed } = next;
    const answer = await send({ do: "match_choose", at, objective, confirmed });
    say(answer?.refused?.message ?? null);
  };
  const confirmed = rows.filter((row) => row.confirmed).length;
  const take = async () => {
    const answer = await send({ do: "match_take", report: into });
    if (answer?.refused) say(answer.refused.message);
  };
  return (
    <>
      {field.notes.map((note) => (
        <p key={note} class="plp-mark plp-mark--warning plp-match__note">
          <Icon name="warning" />
          {note}
        </p>
      ))}
      {rows.length > 0 && (
        <>
          <div class="plp-row plp-row--between">
            <p class="plp-num" role="status">
              {words.count.replace("{count}", confirmed).replace("{all}", rows.length)}
            </p>
            <Button small icon="good" onClick={() => send({ do: "match_sure" })}>
              {words.confirm_sure.replace("{share}", Math.round(100 * field.sure))}
            </Button>
          </div>
          <ol class="plp-match__rows">
            {passages.map((passage, at) => (
              <Row key={at} field={field} passage={passage} row={rows[at]} at={at} put={put} />
            ))}
          </ol>
        </>
      )}
      {wrong && <Refusal>{wrong}</Refusal>}
      <div class="plp-match__end">
        <SelectBox label={words.into} value={into} options={field.reports} onChange={choose} />
        <Button kind="primary" aria-disabled={!confirmed || undefined} onClick={() => confirmed && take()}>
          {words.take}
        </Button>
        <Button onClick={() => send({ do: "match_text", text: "" })}>{words.again}</Button>
      </div>
    </>
  );
}

function Row({ field: { words, objectives }, passage, row, at, put }) {
  if (!row) return null;
  const share = words.sure.replace("{share}", Math.round(100 * passage.confidence));
  return (
    <li class={row.confirmed ? "plp-match__row plp-match__row--on" : "plp-match__row"}>
      <p class="plp-words" lang={wordsLang()}>
        {passage.text}
      </p>
      <div>
        <select
          class="plp-input"
          aria-label={`${words.objective}, ${words.passage} ${at + 1}`}
          value={row.objective ?? ""}
          onChange={(event) => put(at, { objective: event.currentTarget.value || null, corrected: true, confirmed: true })}
        >
          <option value="">{words.none}</option>
          {objectives.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
        <span class="plp-match__sure">
          {row.corrected ? (
            words.corrected
          ) : (
            <>
              <i aria-hidden="true">
                <b style={{ width: `${100 * passage.confidence}%` }} />
              </i>
              {row.objective ? share : ""}
            </>
          )}
        </span>
        <label class="plp-check">
          <input
            type="checkbox"
            checked={row.confirmed}
            aria-label={`${words.confirm}, ${words.passage} ${at + 1}`}
            onChange={(event) => put(at, { confirmed: event.currentTarget.checked })}
          />
          {words.confirm}
        </label>
      </div>
    </li>
  );
}
