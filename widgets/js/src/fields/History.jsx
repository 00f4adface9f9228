import { useState } from "preact/hooks";
import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { SelectBox, TextBox } from "../parts/TextBox.jsx";
import { visit } from "../panes/Outline.jsx";
import { send } from "../session.js";
import { Pieces } from "./Pieces.jsx";

/** The versions of a dossier, the last first, and two of them compared. */
export function History({ field }) {
  const { words, compared } = field;
  return (
    <div class="plp-history" data-path={field.path}>
      {field.rows.length > 1 && <Choose key={compared && `${compared.before}-${compared.after}`} field={field} />}
      {compared && <Compared compared={compared} words={words} />}
      <section>
        <h2 class={compared ? "" : "plp-hidden"}>{words.versions}</h2>
        {field.pending && (
          <p class="plp-meta plp-history__pending">
            <Icon name="saving" /> {field.pending}
          </p>
        )}
        <ol class="plp-history__list">
          {field.rows.map((row, at) => (
            <Version key={row.number} row={row} words={words} last={at === 0} />
          ))}
        </ol>
        {field.more > 0 && <Button onClick={() => send({ do: "more_versions" })}>{words.more}</Button>}
      </section>
    </div>
  );
}

function Choose({ field }) {
  const { rows, words, compared } = field;
  const [before, setBefore] = useState(String(compared?.before ?? rows[1].number));
  const [after, setAfter] = useState(String(compared?.after ?? rows[0].number));
  const options = rows.map((row) => ({
    value: String(row.number),
    label: [`${words.version} ${row.number}`, row.name || row.when].join(" · "),
  }));
  const go = () => send({ do: "compare", before: Number(before), after: Number(after) });
  return (
    <div class="plp-history__choose" role="group" aria-label={words.pick}>
      <SelectBox label={words.older} value={before} options={options} onChange={setBefore} />
      <SelectBox label={words.newer} value={after} options={options} onChange={setAfter} />
      <Button kind="primary" onClick={go}>
        {words.compare}
      </Button>
    </div>
  );
}

function Compared({ compared, words }) {
  const close = () => send({ do: "compare", before: compared.after, after: compared.after });
  return (
    <section class="plp-compared" aria-label={compared.title}>
      <div class="plp-row plp-row--between">
        <h2>{compared.title}</h2>
        <Button kind="quiet" small icon="close" onClick={close}>
          {words.close}
        </Button>
      </div>
      {compared.places.length === 0 && <p class="plp-meta">{words.same}</p>}
      <ul>
        {compared.places.map((place) => (
          <li key={place.path}>
            <h3>
              {place.label}
              <small>{[place.section, place.what].filter(Boolean).join(" · ")}</small>
            </h3>
            {place.pieces.length > 0 && <Pieces pieces={place.pieces} words={words} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Version({ row, words, last }) {
  const [asking, setAsking] = useState("");
  return (
    <li class="plp-version">
      <span class="plp-version__n plp-num">{row.number}</span>
      <div>
        <h3>
          {row.name || `${words.version} ${row.number}`}
          {row.official.map((word) => (
            <span key={word} class="plp-chip plp-chip--line">
              <Icon name="good" />
              {word}
            </span>
          ))}
        </h3>
        <p class="plp-meta">
          {[row.when, row.who, row.role].filter(Boolean).join(" · ")}
        </p>
        {row.note && <p>{row.note}</p>}
        <p class="plp-version__what">
          <span>{row.amount}</span>
          {row.sections.map((section) => (
            <button key={section.id} type="button" class="plp-link" onClick={() => visit(section.id)}>
              {section.label}
            </button>
          ))}
        </p>
        {asking === "name" && <Naming row={row} words={words} onDone={() => setAsking("")} />}
        {asking === "restore" && <Restoring row={row} words={words} onDone={() => setAsking("")} />}
      </div>
      {!asking && (
        <div class="plp-row plp-row--tight plp-version__acts">
          <Button kind="quiet" small onClick={() => setAsking("name")}>
            {row.name ? words.rename : words.name}
            <span class="plp-hidden">: {row.number}</span>
          </Button>
          {!last && (
            <Button kind="quiet" small icon="undo" onClick={() => setAsking("restore")}>
              {words.restore_do}
              <span class="plp-hidden">: {row.number}</span>
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function Naming({ row, words, onDone }) {
  const [name, setName] = useState(row.name);
  const keep = async (event) => {
    event.preventDefault();
    const answer = await send({ do: "name_version", number: row.number, name });
    if (!answer.refused) onDone();
  };
  return (
    <form class="plp-version__ask" onSubmit={keep}>
      <TextBox label={words.name} help={words.name_help} value={name} maxLength={200} onInput={setName} />
      <div class="plp-row">
        <button type="submit" class="plp-btn plp-btn--primary">
          {words.keep}
        </button>
        <Button onClick={onDone}>{words.cancel}</Button>
      </div>
    </form>
  );
}

const Restoring = ({ row, words, onDone }) => (
  <div class="plp-version__ask" role="group" aria-label={words.restore}>
    <p>{words.restore_text}</p>
    <div class="plp-row">
      <Button
        kind="primary"
        onClick={() => {
          onDone();
          send({ do: "restore_version", number: row.number });
        }}
      >
        {words.restore_do}
      </Button>
      <Button onClick={onDone}>{words.cancel}</Button>
    </div>
  </div>
);
