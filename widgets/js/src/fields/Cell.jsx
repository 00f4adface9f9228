import { Icon } from "../parts/Icon.jsx";
import { Refusal, idsOf } from "../parts/Labelled.jsx";
import { useEdit } from "../parts/useEdit.js";
import { writeNumber } from "../numbers.js";
import { Options } from "./Choice.jsx";
import { CalendarButton, DayInput, useDay } from "./Date.jsx";
import { FigureInput, useFigure } from "./Number.jsx";
import { usePeriod } from "./Period.jsx";
import { Chips } from "./Picks.jsx";
import { Growing, OneLine } from "./Text.jsx";
import { t } from "../texts.js";

const KINDS = {
  lines: LinesCell,
  date: DateCell,
  number: NumberCell,
  choice: ChoiceCell,
  picks: PicksCell,
  check: CheckCell,
  period: PeriodCell,
};

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

function TextCell({ field, name }) {
  const { value, error, type } = useEdit(field.path, field.value);
  return (
    <Held field={field} error={error}>
      <OneLine
        class="plp-input"
        placeholder={field.placeholder}
        value={value ?? ""}
        onType={type}
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

function PeriodCell({ field, name }) {
  const period = usePeriod(field);
  return (
    <Held field={field} error={period.error}>
      <input
        class="plp-input plp-num"
        autocomplete="off"
        value={period.text}
        onInput={(event) => period.write(event.currentTarget.value)}
        onBlur={period.leave}
        {...saying(field, name, period.error)}
      />
    </Held>
  );
}

// The words show whole, on several lines where they must; the list itself lies over them, unseen.
function ChoiceCell({ field, name }) {
  const { value, error, choose } = useEdit(field.path, field.value);
  const chosen = field.options.find((option) => option.value === value);
  return (
    <Held field={field} error={error}>
      <div class="plp-drop">
        <span aria-hidden="true">{chosen?.label ?? t("Not chosen")}</span>
        <Icon name="down" />
        <Options field={field} value={value} onChoose={choose} {...saying(field, name, error)} />
      </div>
    </Held>
  );
}

function PicksCell({ field, name }) {
  const edit = useEdit(field.path, field.value);
  return (
    <Held field={field} error={edit.error}>
      <Chips field={field} {...edit} id={idsOf(field.path).id} label={name} tight />
    </Held>
  );
}

function CheckCell({ field, name }) {
  const { value, error, choose } = useEdit(field.path, field.value);
  return (
    <Held field={field} error={error}>
      <span class="plp-check">
        <input
          type="checkbox"
          checked={Boolean(value)}
          onChange={(event) => choose(event.currentTarget.checked)}
          {...saying(field, name, error)}
        />
      </span>
    </Held>
  );
}
