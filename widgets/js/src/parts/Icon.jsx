import sprite from "../icons.svg";

/** All icons, once in the page: each is used by its name. */
export const Sprite = () => (
  <div class="plp-hidden" aria-hidden="true" dangerouslySetInnerHTML={{ __html: sprite }} />
);

/** An icon beside words; with a `label` it stands alone and says it. */
export function Icon({ name, label, class: kind = "plp-i" }) {
  const said = label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" };
  return (
    <svg class={kind} {...said}>
      <use href={`#plp-i-${name}`} />
    </svg>
  );
}

const SHAPES = { done: "done", begun: "begun", empty: "empty", left_out: "leftout" };

/** Where a section stands: a shape, and with a `label` the word. */
export const State = ({ state, label }) => (
  <Icon name={SHAPES[state]} label={label} class={`plp-state plp-state--${SHAPES[state]}`} />
);
