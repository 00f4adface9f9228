import { pair } from "../pair.js";
import { Button } from "../parts/Button.jsx";
import { SelectBox } from "../parts/TextBox.jsx";
import { send, useNews, wordsLang } from "../session.js";
import { Ref } from "./Linked.jsx";

/** The analysis crossed: four ways, the pair chosen, and the objective that can grow from it. */
export function Cross({ field }) {
  useNews(pair);
  const inside = field.inside.find((item) => item.id === pair.now.inside);
  const outside = field.outside.find((item) => item.id === pair.now.outside);
  return (
    <>
      <section class="plp-aside">
        <h2>
          {field.heading} <small>{field.count}</small>
        </h2>
        <Ways field={field} inside={inside} outside={outside} />
        <Choosers field={field} inside={inside} outside={outside} />
      </section>
      {inside && outside && <Chosen field={field} inside={inside} outside={outside} />}
    </>
  );
}

const way = (field, inside, outside) =>
  field.cells.find((cell) => cell.inside === inside?.quadrant && cell.outside === outside?.quadrant);

function Ways({ field, inside, outside }) {
  const here = way(field, inside, outside);
  return (
    <div class="plp-cross" role="group" aria-label={field.heading}>
      <span />
      {field.columns.map((name) => (
        <span key={name}>{name}</span>
      ))}
      {field.rows.map((name, at) => (
        <Row key={name} name={name} cells={field.cells.slice(2 * at, 2 * at + 2)} here={here} />
      ))}
    </div>
  );
}

const Row = ({ name, cells, here }) => (
  <>
    <span>{name}</span>
    {cells.map((cell) => (
      <button
        key={cell.id}
        type="button"
        aria-pressed={cell === here}
        aria-disabled={!cell.suggest.length || undefined}
        onClick={() => cell.suggest.length && pair.set(...cell.suggest)}
      >
        {cell.label}
        <br />
        {cell.count}
      </button>
    ))}
  </>
);

function Choosers({ field, inside, outside }) {
  const { words } = field;
  const options = (items) => [
    { value: "", label: words.none },
    ...items.map((item) => ({ value: item.id, label: item.label })),
  ];
  return (
    <div class="plp-cross__pick">
      {!(inside && outside) && <p>{words.ask}</p>}
      <SelectBox
        label={words.inside}
        value={inside?.id ?? ""}
        options={options(field.inside)}
        onChange={(id) => pair.set(id || null, outside?.id ?? null)}
      />
      <SelectBox
        label={words.outside}
        value={outside?.id ?? ""}
        options={options(field.outside)}
        onChange={(id) => pair.set(inside?.id ?? null, id || null)}
      />
    </div>
  );
}

function Chosen({ field, inside, outside }) {
  const { words } = field;
  const answering = field.objectives.filter(({ answers }) =>
    [inside, outside].every((item) => answers.includes(item.id)),
  );
  return (
    <section class="plp-aside" aria-live="polite">
      <h2>
        {inside.code} × {outside.code} <small>{words.chosen}</small>
      </h2>
      <ul class="plp-cross__words" lang={wordsLang()}>
        <li class="plp-words">{inside.text}</li>
        <li class="plp-words">{outside.text}</li>
      </ul>
      <p>{way(field, inside, outside)?.question}</p>
      <Button
        kind="primary"
        icon="plus"
        class="plp-cross__begin"
        onClick={() => send({ do: "cross", inside: inside.id, outside: outside.id })}
      >
        {words.begin}
      </Button>
      <p class="plp-meta">{words.will}</p>
      {answering.length > 0 && (
        <p class="plp-meta plp-row plp-row--tight">
          {words.already}
          {answering.map((one) => (
            <Ref key={one.id} to={{ ...one, go: { section: "objectives", item: one.id } }} />
          ))}
        </p>
      )}
    </section>
  );
}
