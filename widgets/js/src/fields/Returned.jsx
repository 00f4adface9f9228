import { useEffect } from "preact/hooks";
import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { send, wordsLang } from "../session.js";
import { Pieces } from "./Pieces.jsx";

const choose = (ids, choice) => send({ do: "returned_choose", ids, choice });

/** A Word file that came back: what it would change, one yes at a time. */
export function Returned({ field }) {
  useEffect(() => {
    if (field.waits) send({ do: "returned_look" });
  }, [field.waits, field]);
  if (field.empty) return <p class="plp-meta">{field.empty}</p>;
  if (field.waits)
    return (
      <p class="plp-meta" role="status">
        <Icon name="saving" /> {field.waits}
      </p>
    );
  return (
    <div class="plp-returned" data-path={field.path}>
      <Head field={field} />
      {field.groups.length > 0 && <h2>{field.words.changes}</h2>}
      {field.groups.map((group) => (
        <section key={group.title} class="plp-card">
          <h3>{group.title}</h3>
          <ul>
            {group.rows.map((row) => (
              <Change key={row.id} row={row} words={field.words} />
            ))}
          </ul>
        </section>
      ))}
      {field.comments.length > 0 && (
        <>
          <h2>{field.words.comments}</h2>
          <section class="plp-card">
            <ul>
              {field.comments.map((row) => (
                <Remark key={row.id} row={row} words={field.words} />
              ))}
            </ul>
          </section>
        </>
      )}
    </div>
  );
}

function Head({ field }) {
  const { words, groups, comments, waiting, wanted } = field;
  const rows = groups.flatMap((group) => group.rows);
  const calm = [...rows.filter((row) => !row.conflict), ...comments].map((row) => row.id);
  const open = calm.filter((id) => waiting.includes(id));
  return (
    <div class="plp-returned__head">
      <div>
        <p class="plp-strong">{field.progress_text}</p>
        <p class="plp-meta">
          {field.name} · {words.came} {field.when} · {words.note}
        </p>
        {field.taken_text && <p class="plp-meta">{field.taken_text}</p>}
      </div>
      <div class="plp-row">
        {open.length > 0 && (
          <>
            <Button onClick={() => choose(open, "theirs")}>{words.all}</Button>
            <Button kind="quiet" onClick={() => choose(waiting, "mine")}>
              {words.none}
            </Button>
          </>
        )}
        <Button
          kind="primary"
          icon="good"
          aria-disabled={!wanted || undefined}
          onClick={() => wanted && send({ do: "returned_take" })}
        >
          {field.take}
        </Button>
      </div>
    </div>
  );
}

function Change({ row, words }) {
  return (
    <li class={`plp-change ${row.choice ? `plp-change--${row.choice}` : ""}`}>
      <p class="plp-change__where">
        <b>{row.place}</b>
        <span class="plp-meta">{[row.what, row.who].filter(Boolean).join(" · ")}</span>
      </p>
      {row.conflict ? (
        <Sides row={row} words={words} />
      ) : (
        <>
          <Pieces pieces={row.pieces} words={words} />
          <Answer row={row} words={words} />
        </>
      )}
    </li>
  );
}

// Yes or no, as a pair of which one is pressed; pressed again it is open once more.
function Answer({ row, words }) {
  const button = (choice, label, icon) => (
    <button
      type="button"
      aria-pressed={row.choice === choice}
      onClick={() => choose([row.id], row.choice === choice ? "" : choice)}
    >
      <Icon name={icon} />
      {label}
      <span class="plp-hidden">: {row.place}</span>
    </button>
  );
  return (
    <div class="plp-seg plp-seg--small" role="group" aria-label={row.place}>
      {button("theirs", words.yes, "good")}
      {button("mine", words.no, "leftout")}
    </div>
  );
}

function Sides({ row, words }) {
  const side = (choice, title, who, pieces) => (
    <label class="plp-choice">
      <input
        type="radio"
        name={`plp-change-${row.id}`}
        checked={row.choice === choice}
        onChange={() => choose([row.id], choice)}
      />
      <strong>{title}</strong>
      <span class="plp-meta">{who}</span>
      {pieces.length ? <Pieces pieces={pieces} words={words} /> : <span class="plp-none">{words.nothing}</span>}
    </label>
  );
  return (
    <fieldset class="plp-conflict plp-change__sides">
      <legend>
        <Icon name="warning" /> {words.conflict}
      </legend>
      {side("mine", words.mine, "", row.mine)}
      {side("theirs", words.theirs, row.who, row.pieces)}
      <details class="plp-more">
        <summary>
          <Icon name="right" />
          {words.before}
        </summary>
        <p class="plp-words" lang={wordsLang()}>
          {row.before || words.nothing}
        </p>
      </details>
    </fieldset>
  );
}

const Remark = ({ row, words }) => (
  <li class={`plp-change ${row.choice ? `plp-change--${row.choice}` : ""}`}>
    <p class="plp-change__where">
      <b>{row.place}</b>
      <span class="plp-meta">{row.who}</span>
    </p>
    {row.quote && (
      <blockquote class="plp-comment__quote" lang={wordsLang()}>
        {row.quote}
      </blockquote>
    )}
    <p class="plp-comment__text">{row.text}</p>
    <Answer row={row} words={words} />
  </li>
);
