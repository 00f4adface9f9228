import { Refusal, idsOf } from "../parts/Labelled.jsx";
import { useEdit } from "../parts/useEdit.js";
import { writeNumber } from "../numbers.js";
import { Options } from "./Choice.jsx";
import { CalendarButton, DayInput, useDay } from "./Date.jsx";
import { FigureInput, useFigure } from "./Number.jsx";
import { Chips } from "./Picks.jsx";
import { Growing } from "./Text.jsx";
import { t } from "../texts.js";

const KINDS = { lines: LinesCell, date: DateCell, number: NumberCell, choice: ChoiceCell, picks: PicksCell, check: CheckCell };

/** One cell of a table: a field without a label of its own. */
export function Cell({ column, path, value, name }) {
  if (column.readonly) return <p class="plp-cell plp-cell--said plp-num">{writeNumber(value)}</p>;
  const Kind = KINDS[column.kind] ?? TextCell;
  return <Kind field={{ ...column, path, value, label: column.label }} name={name} />;
}

const Held = ({ field, error, children }) => (
  <div class={error ? "plp-cell plp-cell--error" : "plp-cell"} data-path={field.path}>
    {children}
    {error && <Refusal id={idsOf(field.path).error}>{error}</Refusal>}
  </div>
);

const saying = (field, name, error) => ({
  id: idsOf(field.path).id,
  "aria-label": name,
  "aria-invalid": error ? "true" : undefined,
  "aria-describedby": error ? idsOf(field.path).error : undefined,
});

// One line that shows whole: it wraps, and takes no line break.
function TextCell({ field, name }) {
  const { value, error, type } = useEdit(field.path, field.value);
  return (
    <Held field={field} error={error}>
      <Growing
        class="plp-input"
        rows={1}
        placeholder={field.placeholder}
        value={value ?? ""}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        onInput={(event) => type(event.currentTarget.value.replace(/\s*\n\s*/g, " "))}
        {...saying(field, name, error)}
      />
    </Held>
  );
}

function LinesCell({ field, name }) {
  const { value, error, type } = useEdit(field.path, field.value);
  return (
    <Held field={field} error={error}>
      <Growing
        class="plp-input"
        rows={1}
        placeholder={field.placeholder}
        value={value ?? ""}
        onInput={(event) => type(event.currentTarget.value)}
        {...saying(field, name, error)}
      />
    </Held>
  );
}

function DateCell({ field, name }) {
  const day = useDay(field);
  return (
    <Held field={field} error={day.error}>
      <div class="plp-affix plp-affix--date">
        <DayInput field={field} day={day} {...saying(field, name, day.error)} />
        <CalendarButton day={day} label={t("Choose in the calendar: {name}", { name })} />
      </div>
    </Held>
  );
}

function NumberCell({ field, name }) {
  const figure = useFigure(field);
  return (
    <Held field={field} error={figure.error}>
      <FigureInput figure={figure} {...saying(field, name, figure.error)} />
    </Held>
  );
}

function ChoiceCell({ field, name }) {
  const { value, error, choose } = useEdit(field.path, field.value);
  return (
    <Held field={field} error={error}>
      <Options field={field} value={value} onChoose={choose} {...saying(field, name, error)} />
    </Held>
  );
}

function PicksCell({ field, name }) {
  const edit = useEdit(field.path, field.value);
  return (
    <Held field={field} error={edit.error}>
      <Chips field={field} {...edit} id={idsOf(field.path).id} label={name} />
    </Held>
  );
}

function CheckCell({ field, name }) {
  const { value, error, choose } = useEdit(field.path, field.value);
  return (
    <Held field={field} error={error}>
      <span class="plp-check">
        <input type="checkbox" checked={Boolean(value)} onChange={(event) => choose(event.currentTarget.checked)} {...saying(field, name, error)} />
      </span>
    </Held>
  );
}
