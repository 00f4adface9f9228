import { Button, IconButton } from "../parts/Button.jsx";
import { Labelled, idsOf } from "../parts/Labelled.jsx";
import { useEdit } from "../parts/useEdit.js";
import { parseNumber, writeNumber } from "../numbers.js";
import { t } from "../texts.js";
import { OneLine } from "./Text.jsx";

/** A short list of rows without a name of their own, such as target groups: sent whole. */
export function ShortRows({ field }) {
  const { value, error, type, choose } = useEdit(field.path, field.value, field.error);
  const rows = value ?? [];
  const change = (at, next, now) => {
    const changed = rows.map((row, index) => (index === at ? next : row));
    (now ? choose : type)(changed);
  };
  return (
    <Labelled field={field} error={error} group>
      {rows.length > 0 && (
        <div class="plp-scroll">
          <table class="plp-table plp-table--edit plp-short" aria-labelledby={idsOf(field.path).label}>
            <thead>
              <tr>
                {field.columns.map((column) => (
                  <th key={column.label} scope="col" class={column.kind === "number" ? "plp-right" : undefined}>
                    {column.label}
                  </th>
                ))}
                <th scope="col">
                  <span class="plp-hidden">{t("Remove")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={at}>
                  {field.columns.map((column) => (
                    <td key={column.label}>
                      <Short
                        column={column}
                        row={row}
                        name={t("{column}, row {n}", { column: column.label, n: at + 1 })}
                        onChange={(next, now) => change(at, next, now)}
                      />
                    </td>
                  ))}
                  <td class="plp-short__end">
                    <IconButton
                      icon="close"
                      label={t("Remove: {name}", { name: t("row {n}", { n: at + 1 }) })}
                      onClick={() => choose(rows.filter((_, index) => index !== at))}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Button kind="quiet" icon="plus" class="plp-add" onClick={() => choose([...rows, begun(field.columns)])}>
        {field.add_label}
      </Button>
    </Labelled>
  );
}

// A new row: a year goes on from nothing, a list of counts begins with zeros.
const begun = (columns) =>
  Object.fromEntries(
    columns.map((column) => [
      column.name,
      column.at !== null && column.at !== undefined
        ? column.kind === "number"
          ? columns.filter((one) => one.name === column.name).map(() => 0)
          : []
        : column.kind === "choice"
          ? column.options[0]?.value
          : column.kind === "number"
            ? column.name === "year"
              ? new Date().getFullYear()
              : 0
            : "",
    ]),
  );

const held = (row, column) => (column.at === null || column.at === undefined ? row[column.name] : row[column.name]?.[column.at]);

function put(row, column, value) {
  if (column.at === null || column.at === undefined) return { ...row, [column.name]: value };
  const list = [...(row[column.name] ?? [])];
  list[column.at] = value;
  const whole = column.kind === "number" ? list.map((one) => one ?? 0) : list.filter((one) => one);
  return { ...row, [column.name]: whole };
}

function Short({ column, row, name, onChange }) {
  const value = held(row, column);
  if (column.kind === "choice")
    return (
      <select
        class="plp-input"
        aria-label={name}
        value={value ?? ""}
        onChange={(event) => onChange(put(row, column, event.currentTarget.value), true)}
      >
        <option value="">{t("Not chosen")}</option>
        {column.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  if (column.kind === "number")
    return (
      <input
        class="plp-input plp-num"
        inputMode="decimal"
        autocomplete="off"
        aria-label={name}
        value={value === null || value === undefined ? "" : writeNumber(value, { year: column.name === "year" })}
        onChange={(event) => {
          const number = parseNumber(event.currentTarget.value);
          if (!Number.isNaN(number)) onChange(put(row, column, number), true);
        }}
      />
    );
  return (
    <OneLine
      class="plp-input"
      aria-label={name}
      value={value ?? ""}
      onType={(typed) => onChange(put(row, column, typed), false)}
    />
  );
}
