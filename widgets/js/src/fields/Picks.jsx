import { useState } from "preact/hooks";
import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Labelled, described, idsOf } from "../parts/Labelled.jsx";
import { Picker } from "../parts/Picker.jsx";
import { useEdit } from "../parts/useEdit.js";
import { t } from "../texts.js";

/** References to other items: chosen from a list, never typed. */
export function Picks({ field }) {
  const edit = useEdit(field.path, field.value, field.error);
  const ids = idsOf(field.path);
  return (
    <Labelled field={field} error={edit.error} group>
      <Chips field={field} {...edit} labelledBy={ids.label} id={ids.id} {...described(field, edit.error)} />
    </Labelled>
  );
}

/** The chosen items as chips, and the button that opens the list; `tight` in a cell. */
export function Chips({ field, value, choose, labelledBy, label, id, tight, ...rest }) {
  const chosen = value ?? [];
  const [anchor, setAnchor] = useState(null);
  const name = label ?? field.label;
  const toggle = (option) => {
    const without = chosen.filter((held) => held !== option.id);
    if (without.length < chosen.length) return choose(without);
    choose(field.one ? [option.id] : [...chosen, option.id]);
  };
  const opener = {
    id,
    "aria-haspopup": "listbox",
    "aria-expanded": Boolean(anchor),
    onClick: (event) => setAnchor(event.currentTarget),
  };
  const Opener = tight && field.one ? DropButton : AddButton;
  return (
    <div
      class={tight ? "plp-chips plp-chips--tight" : "plp-chips"}
      role="group"
      aria-labelledby={labelledBy}
      aria-label={labelledBy ? undefined : label}
      {...rest}
    >
      {Opener === AddButton && (
        <span class="plp-chips__held">
          {chosen.map((held) => (
            <Chip
              key={held}
              name={nameOf(field, held)}
              short={tight && optionOf(field, held)?.short}
              onRemove={() => choose(chosen.filter((other) => other !== held))}
            />
          ))}
        </span>
      )}
      <Opener field={field} chosen={chosen} name={name} tight={tight} opener={opener} />
      {anchor && (
        <Picker
          anchor={anchor}
          label={name}
          options={field.options ?? []}
          chosen={chosen}
          one={field.one}
          onPick={toggle}
          onClose={() => setAnchor(null)}
        />
      )}
    </div>
  );
}

const AddButton = ({ name, tight, opener }) => (
  <Button
    kind={tight ? "icon" : "quiet"}
    small={!tight}
    icon="plus"
    label={t("Choose: {name}", { name })}
    {...opener}
  >
    {!tight && t("Choose")}
  </Button>
);

// One item in a cell: its short name, and the list behind it.
const DropButton = ({ field, chosen, name, opener }) => (
  <button
    type="button"
    class="plp-drop"
    title={chosen.length ? nameOf(field, chosen[0]) : undefined}
    {...opener}
  >
    <span class="plp-hidden">{t("Choose: {name}", { name })}</span>
    <span>{chosen.length ? optionOf(field, chosen[0])?.short || nameOf(field, chosen[0]) : t("Choose")}</span>
    <Icon name="down" />
  </button>
);

const optionOf = (field, id) => field.options?.find((option) => option.id === id);
const nameOf = (field, id) => optionOf(field, id)?.label ?? t("Removed item");

const Chip = ({ name, short, onRemove }) => (
  <span class="plp-chip plp-chip--ref">
    <em title={name}>{short || name}</em>
    <button type="button" aria-label={t("Take {name} away", { name })} onClick={onRemove}>
      <Icon name="close" />
    </button>
  </span>
);
