import { useRef, useState } from "preact/hooks";
import { focusPath } from "../focus.js";
import { pair } from "../pair.js";
import { Icon } from "../parts/Icon.jsx";
import { Menu } from "../parts/Menu.jsx";
import { useEdit } from "../parts/useEdit.js";
import { altArrow, useDrag, useOrder } from "../parts/useOrder.js";
import { edits, send, useNews, useTrait } from "../session.js";
import { t } from "../texts.js";
import { EditTable, AddButton } from "./Table.jsx";
import { Field } from "./Field.jsx";
import { Growing } from "./Text.jsx";
import { idsOf } from "../parts/Labelled.jsx";

const VIEWS = [
  ["board", () => t("Board")],
  ["list", () => t("List")],
];

/** Strengths, weaknesses, opportunities and threats: a board of two by two, or a list. */
export function Swot({ field }) {
  const [view, setView] = useState("board");
  useNews(edits);
  const { rows, move } = useOrder(field.rows);
  const placed = rows.map((row) => ({
    ...row,
    quadrant: edits.value(placeOf(field, row, "quadrant"), row.quadrant),
  }));
  return (
    <div class="plp-field" data-path={field.path}>
      <div class="plp-row plp-row--between plp-swot__head">
        <p class="plp-label">{field.label}</p>
        <div class="plp-seg plp-seg--small" role="group" aria-label={t("View")}>
          {VIEWS.map(([name, label]) => (
            <button key={name} type="button" aria-pressed={view === name} onClick={() => setView(name)}>
              {label()}
            </button>
          ))}
        </div>
      </div>
      {view === "board" ? (
        <Board field={field} rows={placed} move={move} />
      ) : (
        <List field={field} rows={placed} move={move} />
      )}
    </div>
  );
}

const WEIGHTS = [1, 2, 3].map((value) => ({ value, label: String(value) }));

// What is said of an item beside its text.
const factsOf = ({ columns }) => [
  { name: "weight", kind: "choice", label: columns.weight, options: WEIGHTS, none: false, style: "segments" },
  { name: "evidence", kind: "text", label: columns.evidence },
  { name: "source", kind: "text", label: columns.source },
  { name: "date", kind: "date", label: columns.date },
];

const placeOf = (field, row, name) => `${field.path}[${row.id}].${name}`;

function List({ field, rows, move }) {
  const options = field.quadrants.map(({ id, label }) => ({ value: id, label }));
  const quadrant = { name: "quadrant", kind: "choice", label: field.columns.quadrant, options, none: false };
  const text = { name: "text", kind: "lines", label: field.columns.text };
  return (
    <EditTable
      field={{ ...field, label: "", columns: [text, quadrant, ...factsOf(field)] }}
      rows={rows}
      move={move}
    />
  );
}

function Board({ field, rows, move }) {
  const [open, setOpen] = useState(null);
  const put = (id, to, index) => {
    const row = rows.find((one) => one.id === id);
    if (row.quadrant !== to) edits.chosen(placeOf(field, row, "quadrant"), to);
    move(id, wholeIndex(rows, id, to, index));
  };
  return (
    <>
      <div class="plp-swot">
        {field.quadrants.map((quadrant) => (
          <Square
            key={quadrant.id}
            field={field}
            quadrant={quadrant}
            rows={rows}
            put={put}
            open={open}
            setOpen={setOpen}
          />
        ))}
      </div>
      <p class="plp-meta">
        {t("Drag an item, or press Alt and an arrow in it, to move it to another square.")}
      </p>
    </>
  );
}

/** Where in the whole list an item comes to stand as number `index` of a square. */
export function wholeIndex(rows, id, quadrant, index) {
  const others = rows.filter((row) => row.id !== id);
  const there = others.filter((row) => row.quadrant === quadrant);
  if (index < there.length) return others.indexOf(there[index]);
  return there.length ? others.indexOf(there.at(-1)) + 1 : rows.findIndex((row) => row.id === id);
}

/** The square and number that Alt and an arrow lead to, or null at the board's edge. */
export function neighbour(quadrants, rows, row, way) {
  const at = quadrants.findIndex((quadrant) => quadrant.id === row.quadrant);
  const here = rows.filter((other) => other.quadrant === row.quadrant);
  const index = here.indexOf(row);
  if (way === "up" && index > 0) return { to: row.quadrant, index: index - 1 };
  if (way === "down" && index < here.length - 1) return { to: row.quadrant, index: index + 1 };
  const next = { up: at - 2, down: at + 2, left: at % 2 ? at - 1 : -1, right: at % 2 ? -1 : at + 1 }[way];
  const to = quadrants[next]?.id;
  return to ? { to, index: rows.filter((other) => other.quadrant === to).length } : null;
}

function Square({ field, quadrant, rows, put, open, setOpen }) {
  const list = useRef(null);
  const here = rows.filter((row) => row.quadrant === quadrant.id);
  useDrag(list, ({ id, to, index }) => put(id, to, index), field.path);
  return (
    <section class="plp-swot__q" aria-labelledby={idsOf(`${field.path}-${quadrant.id}`).label}>
      <header>
        <h2 id={idsOf(`${field.path}-${quadrant.id}`).label}>{quadrant.label}</h2>
        <small>{quadrant.hint}</small>
      </header>
      <ul ref={list} data-list={quadrant.id}>
        {here.map((row, index) => (
          <Item
            key={row.id}
            field={field}
            row={row}
            name={`${quadrant.short} ${index + 1}`}
            rows={rows}
            put={put}
            open={open === row.id}
            onToggle={() => setOpen(open === row.id ? null : row.id)}
          />
        ))}
      </ul>
      <AddButton field={field} values={{ ...field.new, quadrant: quadrant.id }} small />
    </section>
  );
}

function Item({ field, row, name, rows, put, open, onToggle }) {
  useNews(pair);
  const go = (way) => {
    const place = neighbour(field.quadrants, rows, row, way);
    if (!place) return;
    put(row.id, place.to, place.index);
    if (place.to !== row.quadrant) focusPath(`${field.path}[${row.id}]`);
  };
  const elsewhere = field.quadrants.filter((quadrant) => quadrant.id !== row.quadrant);
  const items = [
    { label: t("Move up"), icon: "up", act: () => go("up") },
    { label: t("Move down"), icon: "down", act: () => go("down") },
    ...elsewhere.map((quadrant) => ({
      label: t("To {square}", { square: quadrant.label }),
      icon: "right",
      act: () => put(row.id, quadrant.id, Infinity),
    })),
    { label: t("Remove"), icon: "bin", danger: true, act: () => send({ do: "remove", id: row.id }) },
  ];
  const key = (event) => {
    const way = altArrow(event);
    if (way) go(way);
  };
  return (
    <li
      class={`plp-item ${open || pair.now.inside === row.id || pair.now.outside === row.id ? "plp-item--on" : ""}`}
      data-id={row.id}
      data-path={`${field.path}[${row.id}]`}
      onKeyDown={key}
    >
      <Menu class="plp-grip" icon="grip" label={t("Move or remove: {name}", { name })} items={items} />
      <Number row={row} name={name} />
      <div>
        <Words field={field} row={row} name={name} />
        <Facts field={field} row={row} open={open} onToggle={onToggle} />
      </div>
      {open && <More field={field} row={row} />}
    </li>
  );
}

// An item's number; where the board can be crossed, pressing it chooses the item.
function Number({ row, name }) {
  const cross = useTrait("aside")?.parts?.find((part) => part.kind === "cross");
  useNews(pair);
  const side = ["inside", "outside"].find((one) => cross?.[one].some((item) => item.id === row.id));
  if (!side) return <span class="plp-item__n">{name}</span>;
  const chosen = pair.now[side] === row.id;
  return (
    <button
      type="button"
      class="plp-item__n plp-item__n--cross"
      aria-pressed={chosen}
      aria-label={cross.words.choose.replace("{name}", name)}
      title={cross.words.choose.replace("{name}", name)}
      onClick={() => pair.choose(side, row.id)}
    >
      {name}
      {chosen && <Icon name="done" class="plp-state plp-state--begun" />}
    </button>
  );
}

function Words({ field, row, name }) {
  const path = placeOf(field, row, "text");
  const { value, type } = useEdit(path, row.text);
  return (
    <span data-path={path}>
      <Growing
        class="plp-item__t"
        rows={1}
        aria-label={name}
        placeholder={field.columns.text}
        value={value ?? ""}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </span>
  );
}

// How much it weighs and what proves it, in one line that opens.
function Facts({ field, row, open, onToggle }) {
  const weight = edits.value(placeOf(field, row, "weight"), row.weight);
  const proof =
    edits.value(placeOf(field, row, "source"), row.source) ||
    edits.value(placeOf(field, row, "evidence"), row.evidence);
  return (
    <button type="button" class="plp-item__m" aria-expanded={open} onClick={onToggle}>
      <Weight value={weight} />
      {!open && <span>{proof || t("No proof yet")}</span>}
      <Icon name={open ? "up" : "down"} />
    </button>
  );
}

const Weight = ({ value }) => (
  <span class="plp-weight" role="img" aria-label={t("Weight {n} of 3", { n: value })}>
    {[1, 2, 3].map((dot) => (
      <i key={dot} class={dot <= value ? "on" : ""} />
    ))}
  </span>
);

const More = ({ field, row }) => (
  <div class="plp-item__more">
    {factsOf(field).map((column) => (
      <Field
        key={column.name}
        field={{ ...column, path: placeOf(field, row, column.name), value: row[column.name] }}
      />
    ))}
  </div>
);
