import { useMemo, useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { SelectBox } from "../parts/TextBox.jsx";
import { send } from "../session.js";
import { Field } from "./Field.jsx";

/** The table with what stands beside it: what falls due, the trend, the map. */
export const PlpOverview = ({ field }) => (
  <div class="plp-overview">
    <div class="plp-overview__main">
      {field.main.map((one) => (
        <Field key={one.path} field={one} />
      ))}
    </div>
    <div class="plp-overview__side">
      {field.side.map((one) => (
        <Field key={one.path} field={one} />
      ))}
    </div>
  </div>
);

/** All partnerships of a zone: looked for, filtered and sorted here, opened by their name. */
export function PlpRegister({ field }) {
  const { words } = field;
  const [wanted, setWanted] = useState({});
  const [text, setText] = useState("");
  const [sort, setSort] = useState({ by: "name", down: false });
  const rows = useMemo(() => sorted(fitting(field.rows, wanted, text), sort), [field.rows, wanted, text, sort]);
  return (
    <section class="plp-field plp-register" data-path={field.path}>
      <div class="plp-register__filters">
        <label class="plp-field plp-register__search">
          <span class="plp-label">{words.search}</span>
          <input class="plp-input" type="search" value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        {field.filters.map((filter) => (
          <SelectBox
            key={filter.name}
            label={filter.label}
            value={wanted[filter.name] ?? ""}
            options={[{ value: "", label: words.all }, ...filter.options]}
            onChange={(value) => setWanted({ ...wanted, [filter.name]: value })}
          />
        ))}
      </div>
      <p class="plp-meta plp-num" role="status">
        {words.shown.replace("{shown}", rows.length).replace("{count}", field.rows.length)}
      </p>
      <div class="plp-card plp-scroll" tabIndex={0} role="group" aria-label={field.label}>
        <table class="plp-table">
          <caption class="plp-hidden">{field.label}</caption>
          <thead>
            <tr>
              {field.columns.map((column) => (
                <Head key={column.name} column={column} sort={sort} onSort={setSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} words={words} />
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p class="plp-none">{words.none}</p>}
      </div>
    </section>
  );
}

function Head({ column, sort, onSort }) {
  const here = sort.by === column.name;
  return (
    <th
      scope="col"
      class={column.figure ? "plp-right" : undefined}
      aria-sort={here ? (sort.down ? "descending" : "ascending") : undefined}
    >
      <button type="button" class="plp-sort" onClick={() => onSort({ by: column.name, down: here && !sort.down })}>
        {column.label}
        <Icon name={here && sort.down ? "up" : "down"} class={`plp-i plp-sort__i ${here ? "plp-sort__i--on" : ""}`} />
      </button>
    </th>
  );
}

function Row({ row, words }) {
  const open = () => send({ do: "go", section: row.section });
  return (
    <tr>
      <th scope="row">
        <button type="button" class="plp-link plp-strong" onClick={open}>
          {row.name || words.unnamed}
        </button>
        <p class="plp-meta">{row.under}</p>
      </th>
      <td>
        <span class={`plp-stand plp-stand--${row.tone}`}>
          <Icon name={row.shape} class={`plp-state plp-state--${row.shape}`} />
          {row.state_label}
        </span>
      </td>
      <td>{row.coordinator || <Missing text={words.missing} />}</td>
      <td>{row.officer || <Missing text={words.missing} />}</td>
      <td class="plp-right plp-num">{row.members ?? "–"}</td>
      <td>
        {row.due ? (
          <>
            <span class={row.due.late ? "plp-late" : ""}>
              {row.due.late && <Icon name="bad" />}
              {row.due.day}
            </span>
            <p class="plp-meta">{row.due.text}</p>
          </>
        ) : (
          "–"
        )}
      </td>
    </tr>
  );
}

const Missing = ({ text }) => (
  <span class="plp-lacking">
    <Icon name="warning" />
    {text}
  </span>
);

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function fitting(rows, wanted, text) {
  const sought = plain(text.trim());
  const asked = Object.entries(wanted).filter(([, value]) => value);
  return rows.filter(
    (row) => asked.every(([name, value]) => row.keys[name].includes(value)) && (!sought || plain(row.sought).includes(sought)),
  );
}

function sorted(rows, { by, down }) {
  const way = down ? -1 : 1;
  const key = (row) => row.order[by];
  return [...rows].sort((a, b) => {
    const [one, other] = [key(a), key(b)];
    if (one === other) return 0;
    if (one === null || one === "") return 1; // what is not known stands at the end, both ways
    if (other === null || other === "") return -1;
    return way * (typeof one === "number" ? one - other : String(one).localeCompare(String(other)));
  });
}
