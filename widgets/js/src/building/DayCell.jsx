import { writeDay } from "../dates.js";
import { DayInput, useDay } from "../fields/Date.jsx";

/** A plan's first or last day, typed. While its bar is being moved it shows where it would be. */
export function DayCell({ field, row, name }) {
  const path = `${field.path}[${row.id}].${name}`;
  const day = useDay({ ...field.date, path, value: row[name] });
  return (
    <span data-path={path}>
      <DayInput
        field={field.date}
        day={day}
        aria-label={`${field.words[name]}: ${row.number}`}
        aria-invalid={day.error ? "true" : undefined}
        title={day.error ?? writeDay(row[name], field.date.format)}
      />
    </span>
  );
}
