import { useState } from "preact/hooks";
import { parseDay } from "../dates.js";
import { Acts, Dialog } from "../parts/Dialog.jsx";
import { TextBox } from "../parts/TextBox.jsx";
import { send } from "../session.js";

/** An objective's sentence, asked for part by part: it is written once nothing is missing. */
export function Pattern({ dialog }) {
  const { patterns, words } = dialog;
  const [chosen, setChosen] = useState(patterns[0].id);
  const [parts, setParts] = useState({});
  const [wrong, setWrong] = useState({});
  const [day, setDay] = useState(null);
  const pattern = patterns.find((one) => one.id === chosen);
  const asked = pattern.parts.filter((part) => part.name !== "deadline");
  const last = pattern.parts.find((part) => part.name === "deadline");
  const submit = async () => {
    const missing = asked.filter((part) => !parts[part.name]?.trim());
    const gaps = Object.fromEntries(missing.map((part) => [part.name, words.empty]));
    if (!day) gaps.deadline = words.empty;
    setWrong(gaps);
    if (Object.keys(gaps).length) return;
    const given = Object.fromEntries(asked.map((part) => [part.name, parts[part.name]]));
    const message = { do: "write_pattern", pattern: chosen, parts: given, deadline: day };
    const answer = await send(dialog.item ? { ...message, item: dialog.item } : message);
    if (answer.refused) setWrong({ [answer.refused.path]: answer.refused.message });
  };
  return (
    <Dialog wide title={words.title} onSubmit={submit} acts={<Acts label={words.write} />}>
      <div class="plp-dialog__body">
      <Choices words={words} patterns={patterns} chosen={chosen} onChoose={setChosen} />
      <div class="plp-pattern">
        {asked.map((part) => (
          <TextBox
            key={part.name}
            label={part.question}
            value={parts[part.name] ?? ""}
            error={wrong[part.name]}
            onInput={(text) => setParts({ ...parts, [part.name]: text })}
          />
        ))}
        <Day
          label={last.question}
          placeholder={dialog.placeholder}
          error={wrong.deadline}
          onDay={setDay}
        />
      </div>
      </div>
    </Dialog>
  );
}

const Choices = ({ words, patterns, chosen, onChoose }) => (
  <fieldset class="plp-group">
    <legend>{words.which}</legend>
    <div class="plp-choices plp-choices--three">
      {patterns.map((one) => (
        <label key={one.id} class="plp-choice">
          <input
            type="radio"
            name="pattern"
            data-first={one.id === chosen || undefined}
            checked={one.id === chosen}
            onChange={() => onChoose(one.id)}
          />
          <strong>{one.label}</strong>
          <span>{one.kind}</span>
        </label>
      ))}
    </div>
  </fieldset>
);

function Day({ label, placeholder, error, onDay }) {
  const [text, setText] = useState("");
  const write = (typed) => {
    setText(typed);
    onDay(parseDay(typed));
  };
  return (
    <TextBox
      label={label}
      placeholder={placeholder}
      inputMode="numeric"
      value={text}
      error={error}
      onInput={write}
    />
  );
}
