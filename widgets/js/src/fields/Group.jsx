import { Field } from "./Field.jsx";

/** Fields side by side, under a legend where they have one. */
export function Group({ field }) {
  const inner = field.fields.map((one) => <Field key={one.path ?? one.label} field={one} />);
  return (
    <fieldset class="plp-group">
      {field.label && <legend>{field.label}</legend>}
      {field.help && <p class="plp-help">{field.help}</p>}
      <div class={GRIDS[field.columns] ?? GRIDS[1]}>{inner}</div>
    </fieldset>
  );
}

const GRIDS = { 1: "plp-fields", 2: "plp-grid", 3: "plp-grid plp-grid--3" };
