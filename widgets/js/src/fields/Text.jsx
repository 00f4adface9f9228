import { Labelled, described, idsOf } from "../parts/Labelled.jsx";
import { useEdit } from "../parts/useEdit.js";
import { edits, wordsLang } from "../session.js";
import { Offer } from "./Offer.jsx";

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
      <Offer path={field.path} value={value} />
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

/** A text area as high as its text: the same words, unseen, give the frame its height. */
export const Growing = ({ class: more, value, rows = 1, ...rest }) => (
  <span
    class={`plp-grow ${more}`}
    style={{ "--plp-rows": rows }}
    data-words={`${value || rest.placeholder || ""} `}
    lang={wordsLang()}
  >
    <textarea rows={rows} value={value} onBlur={() => edits.flush()} {...rest} />
  </span>
);
