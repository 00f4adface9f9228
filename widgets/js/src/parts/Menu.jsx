import { useEffect, useRef, useState } from "preact/hooks";
import { IconButton } from "./Button.jsx";
import { Icon } from "./Icon.jsx";
import { Popover } from "./Popover.jsx";

/**
 * A button that opens a short list of things to do: `items` are {label, icon, act, danger?, off?}.
 * It shows an icon, or its label where it is `worded`.
 */
export function Menu({ label, icon = "more", items, worded, class: more, ...rest }) {
  const button = useRef(null);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const choose = (item) => {
    close();
    button.current.focus();
    item.act();
  };
  return (
    <span class={`plp-menu ${more ?? ""}`}>
      {worded ? (
        <button
          ref={button}
          type="button"
          aria-haspopup="menu"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          {...rest}
        >
          {label}
          <Icon name="down" />
        </button>
      ) : (
        <IconButton
          ref={button}
          icon={icon}
          label={label}
          aria-haspopup="menu"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          {...rest}
        />
      )}
      {open && (
        <Items
          anchor={button.current}
          items={items.filter(Boolean)}
          label={label}
          onClose={close}
          onChoose={choose}
        />
      )}
    </span>
  );
}

function Items({ anchor, items, label, onClose, onChoose }) {
  const list = useRef(null);
  const entries = () => [...list.current.querySelectorAll("[role=menuitem]")];
  useEffect(() => entries()[0]?.focus(), []);
  const step = (event) => {
    const all = entries();
    const here = all.indexOf(document.activeElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Tab") onClose();
    if (to === undefined) return;
    event.preventDefault();
    all.at(to % all.length).focus();
  };
  return (
    <Popover anchor={anchor} onClose={onClose}>
      <ul ref={list} role="menu" aria-label={label} class="plp-menu__list" onKeyDown={step}>
        {items.map((item) => (
          <li role="none" key={item.label}>
            <button
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-disabled={item.off || undefined}
              class={item.danger ? "plp-menu__item plp-menu__item--danger" : "plp-menu__item"}
              onClick={() => !item.off && onChoose(item)}
            >
              <Icon name={item.icon} />
              {item.label}
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
