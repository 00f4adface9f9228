import { useEffect, useState } from "preact/hooks";
import { parseDay, writeDay } from "../dates.js";
import { Button, IconButton } from "../parts/Button.jsx";
import { Labelled, described, idsOf } from "../parts/Labelled.jsx";
import { useEdit } from "../parts/useEdit.js";
import { t } from "../texts.js";
import { CalendarButton } from "./Date.jsx";

/** A short list of lines or of days, one under the other; sent whole. */
export function Entries({ field }) {
  const { value, error, type } = useEdit(field.path, field.value, field.error);
  const write = (one) => (field.day ? writeDay(one, field.day.format) : one);
  const read = (text) => (field.day ? parseDay(text) : text.trim());
  const [lines, setLines] = useState(() => (value ?? []).map(write));
  useEffect(() => {
    if (JSON.stringify(lines.map(read).filter(Boolean)) !== JSON.stringify(value ?? []))
      setLines((value ?? []).map(write));
  }, [value]);
  const take = (next) => {
    setLines(next);
    type(next.map(read).filter(Boolean));
  };
  const wrong = lines.find((line) => line.trim() && !read(line));
  const said = wrong ? t("There is no such day: {text}", { text: wrong.trim() }) : error;
  return (
    <Labelled field={field} error={said} group>
      <ul class="plp-entries" aria-labelledby={idsOf(field.path).label} {...described(field, said)}>
        {lines.map((line, at) => (
          <li key={at}>
            <Line
              field={field}
              line={line}
              at={at}
              onChange={(text) => take(lines.with(at, text))}
              onRemove={() => take(lines.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ul>
      <Button kind="quiet" small icon="plus" class="plp-add" onClick={() => setLines([...lines, ""])}>
        {t("Add")}
        <span class="plp-hidden">: {field.label}</span>
      </Button>
    </Labelled>
  );
}

function Line({ field, line, at, onChange, onRemove }) {
  const name = t("{column}, row {n}", { column: field.label, n: at + 1 });
  const box = (
    <input
      class={`plp-input ${field.day ? "plp-num" : ""}`}
      aria-label={name}
      autocomplete="off"
      inputMode={field.day ? "numeric" : undefined}
      placeholder={field.day?.placeholder}
      value={line}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
  const day = { value: parseDay(line), pick: (iso) => onChange(writeDay(iso, field.day.format)) };
  return (
    <>
      {field.day ? (
        <div class="plp-affix plp-affix--date">
          {box}
          <CalendarButton day={day} label={t("Choose in the calendar: {name}", { name })} />
        </div>
      ) : (
        box
      )}
      <IconButton icon="close" label={t("Remove: {name}", { name: line || at + 1 })} onClick={onRemove} />
    </>
  );
}
