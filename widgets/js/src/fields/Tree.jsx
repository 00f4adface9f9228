import { Button } from "../parts/Button.jsx";
import { OrgChart } from "../parts/OrgChart.jsx";
import { useOrder } from "../parts/useOrder.js";
import { edits, send, useNews } from "../session.js";
import { t } from "../texts.js";
import { flatten, newParent } from "../tree.js";
import { EditTable } from "./Table.jsx";

/** An organigram: units as an indented list, with the drawing below. */
export function Tree({ field }) {
  useNews(edits);
  const { rows, move } = useOrder(field.rows);
  const placed = rows.map((row) => ({
    ...row,
    parent: edits.value(`${field.path}[${row.id}].parent`, row.parent) ?? null,
  }));
  const shown = flatten(placed);
  const depths = new Map(shown.map(({ row, depth }) => [row.id, depth]));
  const units = shown.map(({ row }) => row);
  const indexOf = (id) => placed.findIndex((row) => row.id === id);

  const shift = (row, way) => {
    const parent = newParent(placed, row, way);
    if (parent !== undefined) edits.chosen(`${field.path}[${row.id}].parent`, parent);
  };
  // A unit is dropped where another stands: it takes that one's place and its superior.
  const drop = (id, to) => {
    const target = units[Math.max(0, Math.min(to, units.length - 1))];
    const row = units.find((unit) => unit.id === id);
    if (!target || target.id === id || below(placed, target, id)) return;
    if (target.parent !== row.parent) edits.chosen(`${field.path}[${id}].parent`, target.parent);
    move(id, indexOf(target.id));
  };
  const swap = (row, step) => {
    const siblings = units.filter((unit) => unit.parent === row.parent);
    const other = siblings[siblings.indexOf(row) + step];
    if (other) move(row.id, indexOf(other.id));
  };
  const arrows = {
    left: (row) => shift(row, "out"),
    right: (row) => shift(row, "in"),
    up: (row) => swap(row, -1),
    down: (row) => swap(row, 1),
  };
  const onKey = (way, row) => {
    arrows[way](row);
    return true;
  };
  const more = (row) => [
    {
      label: t("Put under the unit above"),
      icon: "indent",
      off: newParent(placed, row, "in") === undefined,
      act: () => shift(row, "in"),
    },
    {
      label: t("Bring one level up"),
      icon: "outdent",
      off: newParent(placed, row, "out") === undefined,
      act: () => shift(row, "out"),
    },
    {
      label: t("Add a unit under it"),
      icon: "plus",
      act: () => send({ do: "add", path: field.path, values: { ...field.new, parent: row.id } }),
    },
  ];
  return (
    <>
      {field.start && (
        <Button icon="copy" onClick={() => send({ do: "start_tree", path: field.path })}>
          {field.start.label}
        </Button>
      )}
      <EditTable
        field={field}
        rows={units}
        move={drop}
        depthOf={(row) => depths.get(row.id)}
        more={more}
        onKey={onKey}
      />
      {units.length > 0 && (
        <OrgChart shown={shown} name={(row) => edits.value(`${field.path}[${row.id}].name`, row.name)} />
      )}
    </>
  );
}

function below(rows, row, id) {
  if (row.parent === id) return true;
  const parent = rows.find((other) => other.id === row.parent);
  return parent ? below(rows, parent, id) : false;
}
