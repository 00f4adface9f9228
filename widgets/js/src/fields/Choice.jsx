import { Button } from "../parts/Button.jsx";
import { Labelled, described, idsOf } from "../parts/Labelled.jsx";
import { useEdit } from "../parts/useEdit.js";
import { t } from "../texts.js";

/** One of several: as radio buttons, a list that drops down, or segments. */
export function Choice({ field }) {
  const edit = useEdit(field.path, field.value, field.error);
  const Style = { radio: Radios, segments: Segments }[field.style] ?? Select;
  return (
    <Labelled field={field} error={edit.error} group={Style !== Select}>
      <Style field={field} {...edit} />
    </Labelled>
  );
}

function Select({ field, value, error, choose }) {
  return (
    <Options
      id={idsOf(field.path).id}
      field={field}
      value={value}
      onChoose={choose}
      {...described(field, error)}
    />
  );
}

/** A native list of options; the first is "none" where that is an answer or nothing is chosen yet. */
export const Options = ({ field, value, onChoose, ...rest }) => (
  <select
    class="plp-input"
    value={String(value ?? "")}
    onChange={(event) => onChoose(original(field, event.currentTarget.value))}
    {...rest}
  >
    {(field.none !== false || (value ?? "") === "") && <option value="">{t("Not chosen")}</option>}
    {field.options.map((option) => (
      <option key={option.value} value={String(option.value)}>
        {option.label}
      </option>
    ))}
  </select>
);

// A select knows text alone; the value that travels is the option's own.
function original(field, text) {
  return field.options.find((option) => String(option.value) === text)?.value ?? null;
}

function Radios({ field, value, choose, error }) {
  const ids = idsOf(field.path);
  return (
    <div role="radiogroup" aria-labelledby={ids.label} class="plp-choices" {...described(field, error)}>
      {field.options.map((option, index) => (
        <label key={option.value} class="plp-choice">
          <input
            type="radio"
            id={index === 0 ? ids.id : undefined}
            name={ids.id}
            checked={option.value === value}
            onChange={() => choose(option.value)}
          />
          <strong>
            {option.label}
            {option.chip && <em class="plp-chip plp-chip--line">{option.chip}</em>}
          </strong>
          {option.help && <span>{option.help}</span>}
        </label>
      ))}
      {field.none && (value ?? null) !== null && (
        <Button kind="quiet" small onClick={() => choose(null)}>
          {t("Take the choice back")}
        </Button>
      )}
    </div>
  );
}

// Real radio buttons under the segments: arrows walk, one stop for the Tab key.
function Segments({ field, value, choose, error }) {
  const ids = idsOf(field.path);
  const again = (option) => field.none && option.value === value && choose(null);
  return (
    <div role="radiogroup" aria-labelledby={ids.label} class="plp-seg" {...described(field, error)}>
      {field.options.map((option, index) => (
        <label key={option.value} class="plp-seg__radio">
          <input
            type="radio"
            class="plp-hidden"
            id={index === 0 ? ids.id : undefined}
            name={ids.id}
            checked={option.value === value}
            onClick={() => again(option)}
            onChange={() => choose(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}

/** Several of several: check boxes. */
export function Choices({ field }) {
  const { value, error, choose } = useEdit(field.path, field.value, field.error);
  const chosen = value ?? [];
  const toggle = (option) => {
    const without = chosen.filter((held) => held !== option);
    const all = without.length === chosen.length ? [...chosen, option] : without;
    choose(field.options.map((known) => known.value).filter((known) => all.includes(known)));
  };
  const ids = idsOf(field.path);
  return (
    <Labelled field={field} error={error} group>
      <div role="group" aria-labelledby={ids.label} class="plp-checks" {...described(field, error)}>
        {field.options.map((option, index) => (
          <label key={option.value} class="plp-check">
            <input
              type="checkbox"
              id={index === 0 ? ids.id : undefined}
              checked={chosen.includes(option.value)}
              onChange={() => toggle(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </Labelled>
  );
}

/** One box to tick. */
export function Check({ field }) {
  const { value, error, choose } = useEdit(field.path, field.value, field.error);
  return (
    <Labelled field={{ ...field, label: "" }} error={error}>
      <label class="plp-check">
        <input
          type="checkbox"
          id={idsOf(field.path).id}
          checked={Boolean(value)}
          onChange={(event) => choose(event.currentTarget.checked)}
          {...described(field, error)}
        />
        {field.label}
      </label>
    </Labelled>
  );
}
