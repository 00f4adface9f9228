import { useEffect, useState } from "preact/hooks";
import { Button, IconButton } from "../parts/Button.jsx";
import { Refusal } from "../parts/Labelled.jsx";
import { send } from "../session.js";

const MEANINGS = [
  ["kept", "kept"],
  ["", "neither"],
  ["missed", "missed"],
];
const lines = (field) => field.levels.map((level) => ({ ...level, was: level.name }));

/** The levels of a scale, and what each means; sent whole when a line is left. */
export function Scale({ field }) {
  const { words } = field;
  const [levels, setLevels] = useState(() => lines(field));
  const [wrong, say] = useState(null);
  useEffect(() => setLevels(lines(field)), [JSON.stringify(field.levels)]);
  const take = async (next) => {
    setLevels(next);
    const named = next.filter((level) => level.name.trim());
    if (named.length < next.length) return;
    if (new Set(named.map((level) => level.name.trim())).size < named.length) return say(words.same);
    const answer = await send({ do: "set_scale", evaluation: field.evaluation, levels: named });
    say(answer?.refused?.message ?? null);
  };
  const put = (at, change) => levels.with(at, { ...levels[at], ...change });
  return (
    <fieldset class="plp-field plp-scale" data-path={field.path}>
      <legend class="plp-label">{field.label}</legend>
      <p class="plp-help">{field.help}</p>
      {wrong && <Refusal>{wrong}</Refusal>}
      <ul>
        {levels.map((level, at) => (
          <li key={at}>
            <input
              class="plp-input"
              aria-label={`${words.level} ${at + 1}`}
              value={level.name}
              onInput={(event) => setLevels(put(at, { name: event.currentTarget.value }))}
              onBlur={() => level.name !== level.was && take(levels)}
            />
            <div class="plp-seg plp-seg--small" role="radiogroup" aria-label={`${words.means}: ${level.name}`}>
              {MEANINGS.map(([value, word]) => (
                <label key={word} class="plp-seg__radio">
                  <input
                    type="radio"
                    class="plp-hidden"
                    name={`${field.path}-${at}`}
                    checked={level.means === value}
                    onChange={() => take(put(at, { means: value }))}
                  />
                  {words[word]}
                </label>
              ))}
            </div>
            <IconButton
              icon="close"
              label={`${words.remove}: ${level.name}`}
              onClick={() => take(levels.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ul>
      <Button
        kind="quiet"
        small
        icon="plus"
        class="plp-add"
        onClick={() => setLevels([...levels, { name: "", means: "", was: "" }])}
      >
        {words.add}
      </Button>
    </fieldset>
  );
}
