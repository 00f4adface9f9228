import { useId } from "preact/hooks";
import { Refusal } from "./Labelled.jsx";

/** A labelled box of a dialog; with `rows` it has several lines. */
export function TextBox({ label, help, error, value, rows, onInput, ...rest }) {
  const id = useId();
  const Box = rows ? "textarea" : "input";
  const by = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class={`plp-field ${error ? "plp-field--error" : ""}`}>
      <label class="plp-label" for={id}>
        {label}
      </label>
      {help && (
        <p class="plp-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error && <Refusal id={`${id}-error`}>{error}</Refusal>}
      <Box
        id={id}
        class="plp-input"
        rows={rows}
        style={rows && { "--plp-rows": rows }}
        value={value}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={by || undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
        {...rest}
      />
    </div>
  );
}

/** A labelled list of a dialog; `options` are {value, label}. */
export function SelectBox({ label, help, value, options, onChange }) {
  const id = useId();
  return (
    <div class="plp-field">
      <label class="plp-label" for={id}>
        {label}
      </label>
      {help && (
        <p class="plp-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <select
        id={id}
        class="plp-input"
        value={value}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
