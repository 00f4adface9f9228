import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../texts.js";
import { Icon } from "./Icon.jsx";
import { Popover } from "./Popover.jsx";

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The options whose label or group holds every word typed, accents aside. */
export function search(options, typed) {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  return options.filter((option) => {
    const held = plain(`${option.label} ${option.group ?? ""}`);
    return wanted.every((word) => held.includes(word));
  });
}

/** A list to search and choose from. `chosen` are ids; `onPick(option)` is called on each choice. */
export function Picker({ anchor, label, options, chosen = [], one, onPick, onClose }) {
  const id = useId();
  const input = useRef(null);
  const list = useRef(null);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const found = useMemo(() => search(options, typed), [options, typed]);
  useEffect(() => input.current.focus(), []);
  useEffect(
    () => list.current?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest" }),
    [at, typed],
  );
  const pick = (option) => {
    onPick(option);
    if (one) onClose();
  };
  const key = (event) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: found.length - 1 }[event.key];
    if (event.key === "Enter" && found[at]) pick(found[at]);
    if (event.key === "Enter" || (to !== undefined && event.key.startsWith("Arrow"))) event.preventDefault();
    if (to !== undefined && found.length) setAt((to + found.length) % found.length);
  };
  return (
    <Popover anchor={anchor} onClose={onClose} class="plp-picker">
      <div class="plp-affix">
        <input
          ref={input}
          class="plp-input"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={found[at] && `${id}-${at}`}
          aria-label={label}
          autocomplete="off"
          placeholder={t("Search")}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={key}
        />
        <span>
          <Icon name="search" />
        </span>
      </div>
      <ul
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-multiselectable={!one}
        class="plp-picker__list"
      >
        {found.map((option, index) => (
          <Option
            key={option.id}
            id={`${id}-${index}`}
            option={option}
            heading={option.group !== found[index - 1]?.group && option.group}
            active={index === at}
            chosen={chosen.includes(option.id)}
            onPick={() => pick(option)}
          />
        ))}
      </ul>
      {found.length === 0 && (
        <p class="plp-meta plp-picker__none" role="status">
          {options.length ? t("Nothing of that name.") : t("There is nothing to choose yet.")}
        </p>
      )}
    </Popover>
  );
}

function Option({ id, option, heading, active, chosen, onPick }) {
  return (
    <>
      {heading && (
        <li role="presentation" class="plp-picker__group">
          {heading}
        </li>
      )}
      <li
        id={id}
        role="option"
        aria-selected={chosen}
        data-active={active || undefined}
        class="plp-picker__option"
        onMouseDown={(event) => event.preventDefault()}
        onClick={onPick}
      >
        <Icon name={chosen ? "good" : "empty"} />
        <span>{option.label}</span>
      </li>
    </>
  );
}
