import { useRef, useState } from "preact/hooks";
import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { TextBox } from "../parts/TextBox.jsx";
import { send, wordsLang } from "../session.js";

/** Comments: all of a dossier in a view, or the open ones of a section beside it. */
export function Comments({ field }) {
  return field.all ? <All field={field} /> : <OfSection field={field} />;
}

function All({ field }) {
  const { rows, words } = field;
  if (!rows.length) return <p class="plp-meta">{field.empty}</p>;
  const parts = [
    [words.open, rows.filter((row) => !row.done)],
    [words.closed, rows.filter((row) => row.done)],
  ];
  return parts
    .filter(([, held]) => held.length)
    .map(([title, held]) => (
      <section key={title} class="plp-comments" data-path={field.path}>
        <h2>
          {title} <small class="plp-num">{held.length}</small>
        </h2>
        <List rows={held} words={words} places />
      </section>
    ));
}

function OfSection({ field }) {
  const { rows, words, section } = field;
  const passage = useRef(null);
  const start = () => send({ do: "start_comment", where: section, ...passage.current });
  return (
    <section class="plp-aside plp-comments" data-path={field.path}>
      <h2>
        {words.heading} {rows.length > 0 && <small class="plp-num">{rows.length}</small>}
      </h2>
      {rows.length > 0 && <List rows={rows} words={words} />}
      <Button
        small
        kind="quiet"
        icon="plus"
        class="plp-add"
        title={words.add_help}
        onPointerDown={() => (passage.current = selected())}
        onKeyDown={() => (passage.current = selected())}
        onClick={start}
      >
        {words.add}
      </Button>
    </section>
  );
}

// The passage that is selected in a field, before the button takes the focus.
function selected() {
  const chosen = getSelection();
  const quote = chosen?.toString().trim() || inBox();
  const at = chosen?.anchorNode;
  const from = (at?.nodeType === 1 ? at : at?.parentElement) ?? document.activeElement;
  const place = from?.closest?.(".plp-panes__main [data-path]");
  return quote && place ? { where: place.dataset.path, quote } : {};
}

function inBox() {
  const box = document.activeElement;
  return box?.selectionStart === undefined ? "" : box.value.slice(box.selectionStart, box.selectionEnd).trim();
}

const List = ({ rows, words, places }) => (
  <ul class="plp-comments__list">
    {rows.map((row) => (
      <One key={row.id} row={row} words={words} places={places} />
    ))}
  </ul>
);

function One({ row, words, places }) {
  const [asking, setAsking] = useState("");
  const go = () => send({ do: "go", section: row.section, path: row.where === row.section ? null : row.where });
  return (
    <li class={row.done ? "plp-comment plp-comment--done" : "plp-comment"}>
      {places && (
        <p class="plp-comment__place">
          {row.section ? (
            <button type="button" class="plp-link" title={words.go} onClick={go}>
              {row.place}
            </button>
          ) : (
            row.place
          )}
        </p>
      )}
      {row.quote && (
        <blockquote class="plp-comment__quote" lang={wordsLang()}>
          {row.quote}
        </blockquote>
      )}
      {row.gone && (
        <p class="plp-meta">
          <Icon name="warning" /> {words.gone}
        </p>
      )}
      <Said said={row} />
      {row.assigned && <p class="plp-chip plp-chip--line">{words.assigned.replace("{name}", row.assigned)}</p>}
      {row.replies.length > 0 && (
        <ul class="plp-comment__replies">
          {row.replies.map((reply) => (
            <li key={reply.id}>
              <Said said={reply} />
            </li>
          ))}
        </ul>
      )}
      {asking ? (
        <Ask key={asking} what={asking} row={row} words={words} onDone={() => setAsking("")} />
      ) : (
        <div class="plp-row plp-row--tight plp-comment__acts">
          <Button kind="quiet" small onClick={() => setAsking("reply")}>
            {words.reply}
          </Button>
          <Button
            kind="quiet"
            small
            icon={row.done ? undefined : "good"}
            onClick={() => send({ do: "settle_comment", id: row.id, done: !row.done })}
          >
            {row.done ? words.reopen : words.done}
          </Button>
          <Button kind="quiet" small onClick={() => setAsking("assign")}>
            {words.assign}
          </Button>
        </div>
      )}
    </li>
  );
}

const Said = ({ said }) => (
  <>
    <p class="plp-meta">
      <b>{said.who}</b> · {said.when}
    </p>
    <p class="plp-comment__text">{said.text}</p>
  </>
);

function Ask({ what, row, words, onDone }) {
  const [text, setText] = useState(what === "assign" ? row.assigned : "");
  const message = what === "assign" ? { do: "assign", name: text } : { do: "reply", text };
  const go = async (event) => {
    event.preventDefault();
    const answer = await send({ ...message, id: row.id });
    if (!answer.refused) onDone();
  };
  return (
    <form class="plp-comment__ask" onSubmit={go}>
      <TextBox label={words[what]} value={text} rows={what === "reply" ? 2 : undefined} onInput={setText} />
      <div class="plp-row">
        <button type="submit" class="plp-btn plp-btn--small plp-btn--primary">
          {words.send}
        </button>
        <Button small onClick={onDone}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
