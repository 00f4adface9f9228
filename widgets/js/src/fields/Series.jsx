import { useEffect, useRef, useState } from "preact/hooks";
import { parseNumber, writeNumber } from "../numbers.js";
import { Button, IconButton } from "../parts/Button.jsx";
import { Chart } from "../parts/Chart.jsx";
import { Labelled, idsOf } from "../parts/Labelled.jsx";
import { useEdit } from "../parts/useEdit.js";
import { parsePeriod, writePeriod } from "../periods.js";
import { t } from "../texts.js";
import { FigureTools } from "./FigureTools.jsx";

/** Measurements: a figure a period, typed or pasted from a spreadsheet, and their drawing. */
export function Series({ field }) {
  const { value, error, type } = useEdit(field.path, field.rows ?? field.value, field.error);
  const said = value ?? [];
  const [lines, setLines] = useState(() => said.map(written));
  const sent = useRef(said);
  useEffect(() => {
    if (JSON.stringify(said) === JSON.stringify(sent.current)) return;
    sent.current = said;
    setLines(said.map(written));
  }, [said]);
  const take = (next) => {
    setLines(next);
    sent.current = read(next);
    type(sent.current);
  };
  const paste = (event) => {
    const pasted = cellsOf(event.clipboardData.getData("text/plain"));
    if (!pasted) return;
    event.preventDefault();
    take(merge(lines, pasted));
  };
  return (
    <Labelled
      field={{
        ...field,
        help: field.help ?? t("Paste from a spreadsheet into any cell: one line a period."),
      }}
      error={error}
      group
    >
      <div class="plp-scroll" tabIndex={0} role="group" aria-label={field.label}>
        <Chart rows={said} {...field.chart} unit={field.unit} />
      </div>
      <div class="plp-scroll plp-series">
        <table class="plp-table plp-table--edit" aria-labelledby={idsOf(field.path).label} onPaste={paste}>
          <Head field={field} />
          <tbody>
            {lines.map((line, index) => (
              <Line
                key={index}
                field={field}
                line={line}
                index={index}
                onChange={(changed) => take(lines.with(index, changed))}
                onRemove={() => take(lines.toSpliced(index, 1))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Button
        kind="quiet"
        icon="plus"
        class="plp-add"
        onClick={() => setLines([...lines, { period: "", value: "", denominator: "" }])}
      >
        {field.add_label ?? t("Add a figure")}
      </Button>
      {field.tools && <FigureTools field={{ ...field, rows: said }} />}
    </Labelled>
  );
}

const Head = ({ field }) => (
  <>
    <colgroup>
      <col />
      <col />
      {field.denominator && <col />}
      <col class="plp-table__end" />
    </colgroup>
    <thead>
      <tr>
        <th scope="col">{t("Period")}</th>
        <th scope="col" class="plp-right">
          {field.unit || t("Figure")}
        </th>
        {field.denominator && (
          <th scope="col" class="plp-right">
            {t("Out of")}
          </th>
        )}
        <th scope="col">
          <span class="plp-hidden">{t("Remove")}</span>
        </th>
      </tr>
    </thead>
  </>
);

function Line({ field, line, index, onChange, onRemove }) {
  const names = ["period", "value", ...(field.denominator ? ["denominator"] : [])];
  const labels = { period: t("Period"), value: t("Figure"), denominator: t("Out of") };
  return (
    <tr>
      {names.map((name) => (
        <td key={name}>
          <input
            class={`plp-input ${name === "period" ? "" : "plp-input--num"}`}
            inputMode={name === "period" ? undefined : "decimal"}
            autocomplete="off"
            aria-label={t("{column}, row {n}", { column: labels[name], n: index + 1 })}
            aria-invalid={wrong(name, line[name]) || undefined}
            value={line[name]}
            onInput={(event) => onChange({ ...line, [name]: event.currentTarget.value })}
          />
        </td>
      ))}
      <td class="plp-table__remove">
        <IconButton
          icon="close"
          label={t("Remove: {name}", { name: line.period || index + 1 })}
          onClick={onRemove}
        />
      </td>
    </tr>
  );
}

function wrong(name, text) {
  if (!text.trim()) return false;
  return name === "period" ? !parsePeriod(text) : Number.isNaN(parseNumber(text));
}

const written = ({ period, value, denominator }) => ({
  period: writePeriod(period),
  value: writeNumber(value),
  denominator: writeNumber(denominator),
});

/** The measurements that the lines hold: whole ones only, oldest first, one a period. */
export function read(lines) {
  const found = new Map();
  for (const line of lines) {
    const [period, value] = [parsePeriod(line.period), parseNumber(line.value)];
    const denominator = parseNumber(line.denominator ?? "");
    if (!period || value === null || Number.isNaN(value)) continue;
    found.set(period, { period, value, denominator: Number.isNaN(denominator) ? null : denominator });
  }
  return [...found.values()].sort((a, b) => (a.period < b.period ? -1 : 1));
}

/** The cells of a spreadsheet's selection; null where the text is a single cell. */
export function cellsOf(text) {
  const rows = text.trim().split(/\r?\n/);
  const cells = rows.map((row) => row.split(/\t|;/).map((cell) => cell.trim()));
  return cells.some((row) => row.length > 1) ? cells.filter((row) => parsePeriod(row[0] ?? "")) : null;
}

function merge(lines, pasted) {
  const fresh = pasted.map(([period, value = "", denominator = ""]) => ({
    period: writePeriod(parsePeriod(period)),
    value,
    denominator,
  }));
  const named = new Set(fresh.map((line) => line.period));
  const kept = lines.filter((line) => line.period.trim() && !named.has(line.period));
  return [...kept, ...fresh].sort((a, b) =>
    (parsePeriod(a.period) ?? "") < (parsePeriod(b.period) ?? "") ? -1 : 1,
  );
}
