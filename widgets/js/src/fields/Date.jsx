import { useEffect, useRef, useState } from "preact/hooks";
import { addDays, addMonths, inWords, parseDay, today, weeksOf, writeDay } from "../dates.js";
import { IconButton } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Labelled, described, idsOf } from "../parts/Labelled.jsx";
import { Popover } from "../parts/Popover.jsx";
import { useEdit } from "../parts/useEdit.js";
import { language, t } from "../texts.js";

/** A day, typed in the reader's own format, with a calendar as an aid. */
export function DateField({ field }) {
  const day = useDay(field);
  return (
    <Labelled field={field} error={day.error}>
      <div class="plp-affix plp-affix--date">
        <DayInput id={idsOf(field.path).id} field={field} day={day} {...described(field, day.error)} />
        <CalendarButton day={day} label={t("Choose in the calendar")} />
      </div>
    </Labelled>
  );
}

/** A day being typed: what stands in the box, and what it means once it is a day. */
export function useDay(field) {
  const format = field.format ?? (language() === "de" ? "dd.mm.yyyy" : "dd/mm/yyyy");
  const { value, error, type, choose } = useEdit(field.path, field.value, field.error);
  const [typed, setTyped] = useState(null);
  const [wrong, setWrong] = useState(null);
  useEffect(() => setTyped(null), [value, format]);
  const write = (text) => {
    setTyped(text);
    setWrong(null);
    const iso = parseDay(text);
    if (iso !== value && (iso || !text.trim())) type(iso);
  };
  const leave = () => {
    if (typed === null) return;
    if (typed.trim() && !parseDay(typed))
      return setWrong(t("There is no such day: {text}", { text: typed.trim() }));
    setTyped(null);
  };
  const pick = (iso) => {
    setWrong(null);
    setTyped(null);
    choose(iso);
  };
  return { value, text: typed ?? writeDay(value, format), error: wrong ?? error, write, leave, pick };
}

/** The box that a day is typed in. */
export const DayInput = ({ field, day, ...rest }) => (
  <input
    class="plp-input plp-num"
    inputMode="numeric"
    autocomplete="off"
    placeholder={field.placeholder}
    value={day.text}
    onInput={(event) => day.write(event.currentTarget.value)}
    onBlur={day.leave}
    {...rest}
  />
);

/** The button that opens a month to choose from. */
export function CalendarButton({ day, label }) {
  const button = useRef(null);
  const [open, setOpen] = useState(false);
  const pick = (iso) => {
    setOpen(false);
    day.pick(iso);
    button.current.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        title={label}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="calendar" />
      </button>
      {open && (
        <Calendar anchor={button.current} chosen={day.value} onPick={pick} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const LEAPS = { PageUp: -1, PageDown: 1 };

function Calendar({ anchor, chosen, onPick, onClose }) {
  const grid = useRef(null);
  const [at, setAt] = useState(chosen ?? today());
  useEffect(() => grid.current.querySelector("[tabindex='0']")?.focus(), [at]);
  const key = (event) => {
    const to = STEPS[event.key]
      ? addDays(at, STEPS[event.key])
      : LEAPS[event.key] && addMonths(at, LEAPS[event.key]);
    if (!to) return;
    event.preventDefault();
    setAt(to);
  };
  const weeks = weeksOf(at);
  return (
    <Popover
      anchor={anchor}
      onClose={onClose}
      class="plp-calendar"
      role="dialog"
      aria-label={t("Choose a day")}
    >
      <div class="plp-calendar__head">
        <IconButton icon="left" label={t("Previous month")} onClick={() => setAt(addMonths(at, -1))} />
        <span aria-live="polite">{inWords(at, { month: "long", year: "numeric" })}</span>
        <IconButton icon="right" label={t("Next month")} onClick={() => setAt(addMonths(at, 1))} />
      </div>
      <table ref={grid} role="grid" onKeyDown={key}>
        <thead>
          <tr>
            {weeks[0].map((day) => (
              <th key={day} scope="col" abbr={inWords(day, { weekday: "long" })}>
                {inWords(day, { weekday: "short" }).slice(0, 2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <Day key={day} day={day} at={at} chosen={chosen} onPick={onPick} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Popover>
  );
}

const Day = ({ day, at, chosen, onPick }) => (
  <td role="gridcell" aria-selected={day === chosen}>
    <button
      type="button"
      tabIndex={day === at ? 0 : -1}
      class={day.slice(0, 7) === at.slice(0, 7) ? "" : "plp-calendar__other"}
      aria-label={inWords(day, { dateStyle: "long" })}
      aria-current={day === today() ? "date" : undefined}
      onClick={() => onPick(day)}
    >
      {Number(day.slice(8))}
    </button>
  </td>
);
