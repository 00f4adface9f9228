import { useRef, useState } from "preact/hooks";
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
  const button = useRef(null);
  const [open, setOpen] = useState(false);
  const toggle = (option) => {
    const without = chosen.filter((held) => held !== option.id);
    if (without.length < chosen.length) return choose(without);
    choose(field.one ? [option.id] : [...chosen, option.id]);
  };
  return (
    <div class={tight ? "plp-chips plp-chips--tight" : "plp-chips"} role="group" aria-labelledby={labelledBy} aria-label={labelledBy ? undefined : label} {...rest}>
      <span class="plp-chips__held">
        {chosen.map((held) => (
          <Chip key={held} label={nameOf(field, held)} onRemove={() => choose(chosen.filter((other) => other !== held))} />
        ))}
      </span>
      <Button
        ref={button}
        id={id}
        kind={tight ? "icon" : "quiet"}
        small={!tight}
        icon={field.one && chosen.length ? "down" : "plus"}
        aria-haspopup="listbox"
        aria-expanded={open}
        label={t("Choose: {name}", { name: label ?? field.label })}
        onClick={() => setOpen(!open)}
      >
        {!tight && t("Choose")}
      </Button>
      {open && (
        <Picker
          anchor={button.current}
          label={label ?? field.label}
          options={field.options ?? []}
          chosen={chosen}
          one={field.one}
          onPick={toggle}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

const nameOf = (field, id) => field.options?.find((option) => option.id === id)?.label ?? t("Removed item");

const Chip = ({ label, onRemove }) => (
  <span class="plp-chip plp-chip--ref">
    <em title={label}>{label}</em>
    <button type="button" aria-label={t("Take {name} away", { name: label })} onClick={onRemove}>
      <Icon name="close" />
    </button>
  </span>
);
