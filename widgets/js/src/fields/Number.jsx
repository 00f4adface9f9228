import { useEffect, useState } from "preact/hooks";
import { parseNumber, writeNumber } from "../numbers.js";
import { Labelled, described, idsOf } from "../parts/Labelled.jsx";
import { useEdit } from "../parts/useEdit.js";
import { edits } from "../session.js";
import { language, t } from "../texts.js";

/** A figure, with the reader's decimal comma. */
export function NumberField({ field }) {
  const figure = useFigure(field);
  return (
    <Labelled field={field} error={figure.error}>
      <div class="plp-affix">
        <FigureInput id={idsOf(field.path).id} figure={figure} {...described(field, figure.error)} />
        {field.unit && <span>{field.unit}</span>}
      </div>
    </Labelled>
  );
}

/** A figure being typed: what stands in the box, and what it means once it is a number. */
export function useFigure(field) {
  const { value, error, type } = useEdit(field.path, field.value, field.error);
  const [typed, setTyped] = useState(null);
  const [wrong, setWrong] = useState(null);
  useEffect(() => setTyped(null), [language()]);
  const write = (text) => {
    setTyped(text);
    setWrong(null);
    const number = parseNumber(text);
    if (!Number.isNaN(number) && number !== value) type(number);
  };
  const leave = () => {
    edits.flush();
    if (typed === null) return;
    if (Number.isNaN(parseNumber(typed)))
      return setWrong(t("Write a number, such as {example}", { example: exampleOf(field) }));
    setTyped(null);
  };
  return { text: typed ?? writeNumber(value, field), error: wrong ?? error, write, leave };
}

const exampleOf = (field) =>
  field.year || field.whole ? writeNumber(2030, { year: true }) : writeNumber(12.5);

/** The box that a figure is typed in. */
export const FigureInput = ({ figure, ...rest }) => (
  <input
    class="plp-input plp-num"
    inputMode="decimal"
    autocomplete="off"
    value={figure.text}
    onInput={(event) => figure.write(event.currentTarget.value)}
    onBlur={figure.leave}
    {...rest}
  />
);
