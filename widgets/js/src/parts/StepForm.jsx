import { useEffect, useRef, useState } from "preact/hooks";
import { parseDay, writeDay } from "../dates.js";
import { CalendarButton } from "../fields/Date.jsx";
import { send } from "../session.js";
import { Button } from "./Button.jsx";
import { Refusal } from "./Labelled.jsx";
import { SelectBox, TextBox } from "./TextBox.jsx";

/** The short form of a step: nothing is recorded before its button, and Python checks it again. */
export function StepForm({ move, words, onClose }) {
  const form = useRef(null);
  const [values, setValues] = useState(() => startOf(move.fields));
  const [wrong, setWrong] = useState({});
  const [busy, setBusy] = useState(false);
  useEffect(() => form.current.querySelector("input, select, textarea, button")?.focus(), []);
  const set = (name) => (value) => {
    setValues((before) => ({ ...before, [name]: value }));
    setWrong({});
  };
  const submit = async (event) => {
    event.preventDefault();
    if (busy) return;
    const bad = move.fields.find((one) => one.kind === "date" && values[one.name].trim() && !parseDay(values[one.name]));
    if (bad) return setWrong({ [bad.name]: words.no_day });
    setBusy(true);
    const answer = await send({ do: move.do ?? "step", step: move.step, about: move.about, values: sent(move.fields, values) });
    setBusy(false);
    if (!answer?.refused) return onClose();
    const { path, message } = answer.refused;
    const name = path?.startsWith("step.") ? path.slice(5) : "";
    setWrong({ [move.fields.some((one) => one.name === name) ? name : ""]: message });
  };
  return (
    <form ref={form} class="plp-life__form" onSubmit={submit} noValidate>
      {wrong[""] && <Refusal>{wrong[""]}</Refusal>}
      {move.fields.map((field) => (
        <Box key={field.name} field={field} value={values[field.name]} error={wrong[field.name]} onInput={set(field.name)} words={words} />
      ))}
      <div class="plp-row">
        <button type="submit" class="plp-btn plp-btn--primary" aria-disabled={busy || undefined}>
          {move.act}
        </button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}

const startOf = (fields) =>
  Object.fromEntries(fields.map((one) => [one.name, one.kind === "date" ? writeDay(one.value || null, one.format) : one.value]));

const sent = (fields, values) =>
  Object.fromEntries(
    fields.map((one) => [one.name, one.kind === "date" ? (parseDay(values[one.name]) ?? "") : values[one.name]]),
  );

function Box({ field, value, error, onInput, words }) {
  if (field.kind === "choice")
    return (
      <div>
        {error && <Refusal>{error}</Refusal>}
        <SelectBox label={field.label} value={value} options={field.options} onChange={onInput} />
      </div>
    );
  const rows = field.kind === "lines" ? 3 : undefined;
  if (field.kind !== "date")
    return <TextBox label={field.label} help={field.help} value={value} error={error} rows={rows} onInput={onInput} />;
  const day = { value: parseDay(value), pick: (iso) => onInput(writeDay(iso, field.format)) };
  return (
    <div class="plp-life__day">
      <TextBox label={field.label} value={value} error={error} placeholder={field.placeholder} inputMode="numeric" autocomplete="off" onInput={onInput} />
      <CalendarButton day={day} label={words.calendar} />
    </div>
  );
}
