import { useState } from "preact/hooks";
import { parseDay, writeDay } from "../dates.js";
import { Button } from "../parts/Button.jsx";
import { SelectBox, TextBox } from "../parts/TextBox.jsx";
import { send } from "../session.js";

const LISTS = ["dossier", "actor", "action"];

/** What was done, when and by whom: filters, the entries, and the same as a file. */
export function Audit({ field }) {
  const { words, rows, filters } = field;
  const { chosen } = filters;
  const filter = (name) => (value) => send({ do: "filter_audit", ...chosen, [name]: value });
  const some = Object.values(chosen).some(Boolean);
  return (
    <div class="plp-audit" data-path={field.path}>
      <div class="plp-audit__filters" role="group">
        {LISTS.filter((name) => filters[name].length > 0).map((name) => (
          <SelectBox
            key={name}
            label={words[name]}
            value={chosen[name]}
            options={[{ value: "", label: words.all }, ...filters[name]]}
            onChange={filter(name)}
          />
        ))}
        {["since", "until"].map((name) => (
          <Day key={`${name}${chosen[name]}`} label={words[name]} form={filters.date} value={chosen[name]} onChange={filter(name)} />
        ))}
      </div>
      <div class="plp-row plp-row--between plp-audit__head">
        <p class="plp-num" role="status">
          {field.count}
          {some && (
            <button type="button" class="plp-link" onClick={() => send({ do: "filter_audit" })}>
              {words.clear}
            </button>
          )}
        </p>
        <div class="plp-row plp-row--tight">
          <Button small icon="export" onClick={() => send({ do: "take_audit", as: "csv" })}>
            {words.csv}
          </Button>
          <Button small kind="quiet" onClick={() => send({ do: "take_audit", as: "jsonl" })}>
            {words.jsonl}
          </Button>
        </div>
      </div>
      {rows.length ? <Entries rows={rows} words={words} many={filters.dossier.length > 0} /> : <p>{words.none}</p>}
      {field.more && <p class="plp-meta">{field.more}</p>}
    </div>
  );
}

// A day as the reader writes it; one that is none is taken as not given.
function Day({ label, form, value, onChange }) {
  const [typed, setTyped] = useState(writeDay(value, form.format));
  const take = () => {
    const day = parseDay(typed) ?? "";
    setTyped(writeDay(day, form.format));
    if (day !== value) onChange(day);
  };
  return (
    <TextBox
      label={label}
      placeholder={form.placeholder}
      inputMode="numeric"
      value={typed}
      onInput={setTyped}
      onBlur={take}
      onKeyDown={(event) => event.key === "Enter" && take()}
    />
  );
}

const Entries = ({ rows, words, many }) => (
  <div class="plp-scroll" tabIndex={0} role="group" aria-label={words.action}>
    <table class="plp-table plp-audit__table">
      <thead>
        <tr>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.actor}</th>
          <th scope="col">{words.action}</th>
          {many && <th scope="col">{words.dossier}</th>}
          <th scope="col">{words.hashes}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            <td class="plp-num">{row.when}</td>
            <td>
              {row.who}
              <small>{row.sure}</small>
            </td>
            <td>
              {row.action}
              <small>{row.detail}</small>
            </td>
            {many && <td>{row.dossier}</td>}
            <td>
              <Prints row={row} words={words} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

// Eight characters are enough to see that two are not the same; the whole one is there to copy.
function Prints({ row, words }) {
  if (!row.before && !row.after) return null;
  const both = [
    ["before", row.before],
    ["after", row.after],
  ].filter(([, hash]) => hash);
  return (
    <details class="plp-audit__prints">
      <summary>{both.map(([, hash]) => hash.slice(0, 8)).join(" → ")}</summary>
      <dl>
        {both.map(([name, hash]) => (
          <div key={name}>
            <dt>{words[name]}</dt>
            <dd>{hash}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
