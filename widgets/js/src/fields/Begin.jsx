import { useState } from "preact/hooks";
import { parseDay, writeDay } from "../dates.js";
import { Button } from "../parts/Button.jsx";
import { TextBox } from "../parts/TextBox.jsx";
import { CalendarButton } from "./Date.jsx";
import { send } from "../session.js";

/** Something that is not there yet: what it is, what it needs, and the buttons that begin it. */
export function Begin({ field }) {
  const asked = field.fields ?? [];
  const [values, setValues] = useState(() =>
    Object.fromEntries(asked.map((one) => [one.name, writeDay(one.value, one.format)])),
  );
  const [wrong, setWrong] = useState({});
  const set = (name) => (text) => {
    setValues((before) => ({ ...before, [name]: text }));
    setWrong({});
  };
  const begin = async ({ label, kind, ...message }) => {
    const bad = asked.find(({ name }) => values[name].trim() && !parseDay(values[name]));
    if (bad) return setWrong({ [bad.name]: field.words.no_day });
    const days = Object.fromEntries(asked.map(({ name }) => [name, parseDay(values[name])]));
    const answer = await send({ ...message, ...days });
    const at = answer?.refused?.path?.split(".").at(-1);
    if (at) setWrong({ [at]: answer.refused.message });
  };
  return (
    <div class={field.title ? "plp-card plp-begin" : "plp-begin plp-begin--line"} data-path={field.path}>
      {field.title && <h3>{field.title}</h3>}
      <p>{field.text}</p>
      {asked.length > 0 && (
        <div class="plp-begin__fields">
          {asked.map((one) => (
            <div key={one.name} class="plp-life__day">
              <TextBox
                label={one.label}
                value={values[one.name]}
                error={wrong[one.name]}
                placeholder={one.placeholder}
                inputMode="numeric"
                autocomplete="off"
                onInput={set(one.name)}
              />
              <CalendarButton
                day={{
                  value: parseDay(values[one.name]),
                  pick: (iso) => set(one.name)(writeDay(iso, one.format)),
                }}
                label={`${field.words.calendar}: ${one.label}`}
              />
            </div>
          ))}
        </div>
      )}
      <div class="plp-row">
        {field.acts.map((one) => (
          <Button key={one.label} kind={one.kind} onClick={() => begin(one)}>
            {one.label}
          </Button>
        ))}
      </div>
    </div>
  );
}
