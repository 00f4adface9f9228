import { useEffect, useState } from "preact/hooks";
import { useEdit } from "../parts/useEdit.js";
import { parsePeriod, writePeriod } from "../periods.js";
import { t } from "../texts.js";

/** A period being typed: what stands in the box, and what it means once it is one. */
export function usePeriod(field) {
  const { value, error, type } = useEdit(field.path, field.value);
  const [typed, setTyped] = useState(null);
  const [wrong, setWrong] = useState(null);
  useEffect(() => setTyped(null), [value]);
  const write = (text) => {
    setTyped(text);
    setWrong(null);
    const period = parsePeriod(text);
    if (period !== value && (period || !text.trim())) type(period);
  };
  const leave = () => {
    if (typed === null) return;
    if (typed.trim() && !parsePeriod(typed))
      return setWrong(t("Write a year, a quarter or a month, such as {example}", { example: writePeriod("2025-Q3") }));
    setTyped(null);
  };
  return { text: typed ?? (value ? writePeriod(value) : ""), error: wrong ?? error, write, leave };
}
