import { useTrait } from "../session.js";
import { Icon } from "./Icon.jsx";

/** The ids that tie a field's label, help and error to its control. */
export function idsOf(path) {
  const id = `plp-f-${path.replace(/[^a-z0-9]+/gi, "-")}`;
  return { id, label: `${id}-label`, help: `${id}-help`, error: `${id}-error` };
}

/** The attributes that say so on the control. */
export function described(field, error) {
  const ids = idsOf(field.path);
  const by = [field.help && ids.help, error && ids.error].filter(Boolean).join(" ");
  return { "aria-describedby": by || undefined, "aria-invalid": error ? "true" : undefined };
}

/** A field with its label, hint, help and error. `group`: several controls share the label. */
export function Labelled({ field, error, hint, group, class: more = "", children }) {
  const ids = idsOf(field.path);
  const Label = group ? "span" : "label";
  return (
    <div class={`plp-field ${error ? "plp-field--error" : ""} ${more}`} data-path={field.path}>
      {field.label && (
        <div class="plp-label">
          <Label id={ids.label} for={group ? undefined : ids.id}>
            {field.label}
          </Label>
          {(hint ?? field.hint) && <small>{hint ?? field.hint}</small>}
        </div>
      )}
      <div class="plp-said">
        {field.help && (
          <p class="plp-help" id={ids.help}>
            {field.help}
          </p>
        )}
        {error && <Refusal id={ids.error}>{error}</Refusal>}
      </div>
      <div class="plp-control">
        {children}
        <Marks path={field.path} />
      </div>
    </div>
  );
}

/** What of a field's value contradicts something else: it is kept all the same. */
function Marks({ path }) {
  const marks = useTrait("aside")?.marks?.filter((mark) => mark.path === path) ?? [];
  return marks.map(({ text }) => (
    <p key={text} class="plp-fieldmark">
      <Icon name="warning" />
      {text}
    </p>
  ));
}

/** What is wrong with a field, in words. */
export const Refusal = ({ id, children }) => (
  <p class="plp-error" id={id}>
    <Icon name="bad" />
    {children}
  </p>
);
