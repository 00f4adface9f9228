import { Field } from "./Field.jsx";

/** Fields side by side, under a legend where they have one. */
export function Group({ field }) {
  const inner = field.fields.map((one) => <Field key={one.path ?? one.label} field={one} />);
  const row = field.fields.length <= field.columns && field.fields.some(isSegments);
  return (
    <fieldset class="plp-group">
      {field.label && <legend>{field.label}</legend>}
      {field.help && <p class="plp-help">{field.help}</p>}
      <div
        class={row ? "plp-grid plp-grid--kind" : (GRIDS[field.columns] ?? GRIDS[1])}
        style={row ? { "--plp-columns": field.fields.map(widthOf).join(" ") } : undefined}
      >
        {inner}
      </div>
    </fieldset>
  );
}

const isSegments = (field) => field.kind === "choice" && field.style === "segments";

// Segments take the room of their words; the others share what is left.
const widthOf = (field) =>
  isSegments(field) ? "auto" : field.kind === "date" ? "minmax(9rem, 1fr)" : "minmax(0, 1fr)";

const GRIDS = { 1: "plp-fields", 2: "plp-grid", 3: "plp-grid plp-grid--3" };
