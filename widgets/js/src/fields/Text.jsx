import { useLayoutEffect, useRef } from "preact/hooks";
import { Labelled, described, idsOf } from "../parts/Labelled.jsx";
import { useEdit } from "../parts/useEdit.js";
import { edits, wordsLang } from "../session.js";

const grows = globalThis.CSS?.supports("field-sizing: content");

/** One line of plain text; `words`: in the letter's voice. */
export function Text({ field }) {
  const { value, error, type } = useEdit(field.path, field.value, field.error);
  return (
    <Labelled field={field} error={error}>
      <OneLine
        id={idsOf(field.path).id}
        class={`plp-input ${field.words ? "plp-input--words" : ""}`}
        placeholder={field.placeholder}
        value={value ?? ""}
        onType={type}
        {...described(field, error)}
      />
    </Labelled>
  );
}

/** Plain text on several lines. */
export function Lines({ field }) {
  const { value, error, type } = useEdit(field.path, field.value, field.error);
  return (
    <Labelled field={field} error={error}>
      <Growing
        id={idsOf(field.path).id}
        class={`plp-input ${field.words ? "plp-input--words" : ""}`}
        rows={field.rows ?? 2}
        placeholder={field.placeholder}
        value={value ?? ""}
        onInput={(event) => type(event.currentTarget.value)}
        {...described(field, error)}
      />
    </Labelled>
  );
}

/** One line that shows whole: it wraps where it is long, and takes no line break. */
export const OneLine = ({ onType, ...rest }) => (
  <Growing
    autocomplete="off"
    onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
    onInput={(event) => onType(event.currentTarget.value.replace(/\s*\n\s*/g, " "))}
    {...rest}
  />
);

/** A text area as high as its text. */
export function Growing({ value, rows = 1, ...rest }) {
  const ref = useRef(null);
  useLayoutEffect(() => {
    if (grows) return;
    ref.current.style.height = "auto";
    ref.current.style.height = `${ref.current.scrollHeight + 2}px`;
  }, [value]);
  const least = { "--plp-rows": rows };
  return <textarea ref={ref} rows={rows} style={least} value={value} lang={wordsLang()} onBlur={() => edits.flush()} {...rest} />;
}
