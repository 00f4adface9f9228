import { useRef } from "preact/hooks";
import { focusPath } from "../focus.js";
import { Button, IconButton } from "../parts/Button.jsx";
import { Refusal, idsOf } from "../parts/Labelled.jsx";
import { Menu } from "../parts/Menu.jsx";
import { altArrow, useDrag, useOrder } from "../parts/useOrder.js";
import { send } from "../session.js";
import { t } from "../texts.js";
import { Cell } from "./Cell.jsx";

// How much room each kind of cell needs, in rem; what there is more is shared in proportion.
const ROOM = {
  text: 7,
  lines: 9,
  date: 8.25,
  number: 5.5,
  readonly: 4.5,
  year: 4,
  choice: 8.5,
  picks: 6.5,
  check: 3,
};
const EDGES = 2; // rem: the grip on the left
const shapeOf = (column) => (column.year ? "year" : column.readonly ? "readonly" : column.kind);
const roomOf = (column) => column.width ?? ROOM[shapeOf(column)] ?? ROOM.text;
const roomOfAll = (columns) => columns.reduce((sum, column) => sum + roomOf(column), EDGES);

/** A list as a table that is edited in place. */
export function Table({ field }) {
  const { rows, move } = useOrder(field.rows);
  return <EditTable field={field} rows={rows} move={move} />;
}

/** The table itself. `depthOf` indents the first cell; `more(row)` adds to a row's menu; `onKey(way, row)` takes Alt and arrows first. */
export function EditTable({ field, rows, move, depthOf, more, onKey }) {
  const ids = idsOf(field.path);
  const columns = columnsOf(field);
  return (
    <div class="plp-field" data-path={field.path}>
      <p class="plp-label" id={ids.label}>
        {field.label}
        {field.hint && <small>{field.hint}</small>}
      </p>
      {field.help && <p class="plp-help">{field.help}</p>}
      {field.error && <Refusal id={ids.error}>{field.error}</Refusal>}
      {rows.length === 0 && <p class="plp-none">{t("Nothing here yet.")}</p>}
      {rows.length > 0 && (
        <div class="plp-scroll">
          <table
            class="plp-table plp-table--edit"
            aria-labelledby={ids.label}
            style={{ minWidth: `${roomOfAll(columns)}rem` }}
          >
            <Columns columns={columns} />
            <Body field={field} rows={rows} move={move} depthOf={depthOf} more={more} onKey={onKey} />
          </table>
        </div>
      )}
      <AddButton field={field} />
    </div>
  );
}

function Columns({ columns }) {
  const all = roomOfAll(columns);
  return (
    <>
      <colgroup>
        <col class="plp-table__edge" />
        {columns.slice(0, -1).map((column) => (
          <col key={column.name} style={{ width: `${(100 * roomOf(column)) / all}%` }} />
        ))}
        <col />
        <col class="plp-table__end" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <span class="plp-hidden">{t("Order")}</span>
          </th>
          {columns.map((column) => (
            <th
              key={column.name}
              scope="col"
              title={column.help}
              class={column.kind === "number" ? "plp-right" : ""}
            >
              {column.label}
              {(column.hint || column.unit) && <small>{column.hint ?? column.unit}</small>}
            </th>
          ))}
          <th scope="col">
            <span class="plp-hidden">{t("Remove")}</span>
          </th>
        </tr>
      </thead>
    </>
  );
}

function Body({ field, rows, move, depthOf, more, onKey }) {
  const body = useRef(null);
  useDrag(body, ({ id, index }) => move(id, index));
  const key = (event, row, index) => {
    const way = altArrow(event);
    if (!way || onKey?.(way, row)) return;
    if (way === "up") move(row.id, index - 1);
    if (way === "down") move(row.id, index + 1);
  };
  return (
    <tbody ref={body}>
      {rows.map((row, index) => (
        <Row
          key={row.id}
          field={field}
          row={row}
          index={index}
          last={rows.length - 1}
          depth={depthOf?.(row) ?? 0}
          more={more?.(row) ?? []}
          move={move}
          onKeyDown={(event) => key(event, row, index)}
        />
      ))}
    </tbody>
  );
}

function Row({ field, row, index, last, depth, more, move, onKeyDown }) {
  const name = nameOf(field, row, index);
  const remove = () => send({ do: "remove", id: row.id });
  const items = [
    { label: t("Move up"), icon: "up", off: index === 0, act: () => move(row.id, index - 1) },
    { label: t("Move down"), icon: "down", off: index === last, act: () => move(row.id, index + 1) },
    ...more,
    { label: t("Remove"), icon: "bin", danger: true, act: remove },
  ];
  const columns = columnsOf(field);
  return (
    <>
      <tr data-id={row.id} data-path={`${field.path}[${row.id}]`} onKeyDown={onKeyDown}>
        <td class="plp-table__grip">
          <Menu class="plp-grip" icon="grip" label={t("Move or remove: {name}", { name })} items={items} />
        </td>
        {columns.map((column, at) => (
          <td key={column.name} style={at === 0 && depth ? { paddingLeft: `${depth * 1.25}rem` } : undefined}>
            <One field={field} row={row} column={column} index={index} />
            <Under field={field} row={row} place={column.name} index={index} />
          </td>
        ))}
        <td class="plp-table__remove">
          <IconButton icon="close" label={t("Remove: {name}", { name })} onClick={remove} />
        </td>
      </tr>
      {underOf(field, LINE).length > 0 && (
        <tr class="plp-table__below" onKeyDown={onKeyDown}>
          <td />
          <td colSpan={columns.length}>
            <div>
              <Under field={field} row={row} place={LINE} index={index} />
            </div>
          </td>
          <td />
        </tr>
      )}
    </>
  );
}

const LINE = "*"; // under the whole row

const Under = ({ field, row, place, index }) =>
  underOf(field, place).map((column) => (
    <div key={column.name} class="plp-cell__under">
      <span aria-hidden="true">{column.label}</span>
      <One field={field} row={row} column={column} index={index} />
    </div>
  ));

const One = ({ field, row, column, index }) => (
  <Cell
    column={column}
    path={`${field.path}[${row.id}].${column.name}`}
    value={(row.cells ?? row)[column.name]}
    name={t("{column}, row {n}", { column: column.label, n: index + 1 })}
  />
);

// What stands under another cell has no column of its own, so that the table fits its pane.
const columnsOf = (field) => field.columns.filter((column) => !column.under);
const underOf = (field, place) => field.columns.filter((column) => column.under === place);

// How a row is called: its first words, else its number.
function nameOf(field, row, index) {
  const cells = row.cells ?? row;
  const first = field.columns.find((column) => column.kind === "text" && cells[column.name]);
  return first ? cells[first.name] : t("{item} {n}", { item: field.item_label ?? t("row"), n: index + 1 });
}

/** The button that adds an item to a list, and leads to it. */
export function AddButton({ field, values, label, kind = "quiet", small }) {
  const add = async () => {
    const answer = await send({ do: "add", path: field.path, values: values ?? field.new });
    if (answer.added) focusPath(`${field.path}[${answer.added}]`);
  };
  if (field.add_label === "") return null; // begun elsewhere
  return (
    <Button kind={kind} small={small} icon="plus" class="plp-add" onClick={add}>
      {label ?? field.add_label ?? t("Add")}
    </Button>
  );
}
