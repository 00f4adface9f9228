import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { SelectBox } from "../parts/TextBox.jsx";
import { send } from "../session.js";
import { Pieces } from "./Pieces.jsx";

const open = (dossier) => send({ do: "open", dossier, section: "view-compare" });

// What was just asked for comes into view.
function useInView(asked) {
  const panel = useRef(null);
  useEffect(() => {
    if (asked) panel.current?.scrollIntoView({ block: "start" });
  }, [asked]);
  return panel;
}

const Head = ({ title, words, ask }) => (
  <div class="plp-row plp-row--between">
    <h2>{title}</h2>
    <Button kind="quiet" small icon="close" onClick={() => ask()}>
      {words.close}
    </Button>
  </div>
);

/** For each objective of a dossier, the nearest of others. */
export const Near = ({ near, words, ask }) => (
  <section class="plp-card plp-many__panel" ref={useInView(near.title)}>
    <Head title={near.title} words={words} ask={ask} />
    {near.rows.map((row) => (
      <div key={row.title} class="plp-near">
        <h3 lang={row.lang}>{row.title}</h3>
        {row.others.length === 0 && <p class="plp-meta">{words.nothing}</p>}
        <ul>
          {row.others.map((one) => (
            <li key={`${one.key}${one.title}`}>
              <button type="button" class="plp-link" lang={one.lang} onClick={() => open(one.key)}>
                {one.title}
              </button>
              <span class="plp-meta">
                {one.dossier} · {one.likeness}
              </span>
              <p class="plp-words" lang={one.lang}>
                {one.text}
              </p>
            </li>
          ))}
        </ul>
      </div>
    ))}
  </section>
);

/** One letter against another, word by word. */
export function LettersBeside({ field: { letters, names, words }, ask }) {
  const [pair, choose] = useState({ before: letters?.before ?? "", after: letters?.after ?? "" });
  const take = (name) => (value) => {
    const next = { ...pair, [name]: value };
    choose(next);
    if (next.before && next.after && next.before !== next.after) ask(next);
  };
  const options = [{ value: "", label: "–" }, ...names];
  const panel = useInView(letters && `${letters.before} ${letters.after}`);
  return (
    <section class="plp-card plp-many__panel" ref={panel}>
      {letters ? <Head title={words.two} words={words} ask={ask} /> : <h2>{words.two}</h2>}
      <div class="plp-many__pair">
        <SelectBox label={words.first} value={pair.before} options={options} onChange={take("before")} />
        <SelectBox label={words.second} value={pair.after} options={options} onChange={take("after")} />
      </div>
      {letters?.other && (
        <p class="plp-mark plp-mark--warning">
          <Icon name="warning" />
          {letters.other}
        </p>
      )}
      {letters && (
        <div class="plp-letters plp-letters--head" aria-hidden="true">
          {letters.names.map((name, at) => (
            <p key={at} class="plp-strong">
              {name}
            </p>
          ))}
        </div>
      )}
      {letters?.rows.map((row) => (
        <Two key={`${row.kind}${row.title}${row.said}`} row={row} letters={letters} words={words} />
      ))}
      {letters && <p class="plp-meta">{letters.same}</p>}
    </section>
  );
}

// Objectives stand open; a section is opened, for its text is long.
function Two({ row, letters, words }) {
  const head = (
    <>
      {row.title} {row.said && <small class="plp-meta">{row.said}</small>}
    </>
  );
  const sides = (
    <div class="plp-letters">
      {row.sides.map((pieces, at) => (
        <div key={at} lang={letters.langs[at]}>
          <span class="plp-hidden">{letters.names[at]}: </span>
          {pieces.some((piece) => piece.text.trim()) ? (
            <Pieces pieces={pieces} words={words} />
          ) : (
            <p class="plp-none">{words.nowhere}</p>
          )}
        </div>
      ))}
    </div>
  );
  if (row.kind === "objective")
    return (
      <div class="plp-near">
        <h3>{head}</h3>
        {sides}
      </div>
    );
  return (
    <details class="plp-near plp-more">
      <summary>
        <Icon name="right" />
        <span>{head}</span>
      </summary>
      {sides}
    </details>
  );
}

/** How many dossiers cover each thing; a line opens to where. */
export const Covered = ({ covered, names }) => (
  <section class="plp-card plp-many__panel">
    <h2>{covered.title}</h2>
    <ul class="plp-covered">
      {covered.rows.map((row) => (
        <Line key={row.id} row={row} of={covered.of} names={names} />
      ))}
    </ul>
  </section>
);

// Where it stands is drawn once it is asked for: with many dossiers it is thousands of lines.
function Line({ row, of, names }) {
  const [shown, show] = useState(false);
  return (
    <li>
      <details onToggle={(event) => show(event.currentTarget.open)}>
        <summary>
          <span>{row.title}</span>
          <i aria-hidden="true">
            <b style={{ width: `${of ? (100 * row.count) / of : 0}%` }} />
          </i>
          <span class="plp-num">{row.said}</span>
        </summary>
        {shown && (
          <ul>
            {row.places.map((place) => (
              <li key={place.key}>
                <button type="button" class="plp-link" onClick={() => open(place.key)}>
                  {names.find((one) => one.value === place.key)?.label}
                </button>
                <span class="plp-meta">{place.at.join(" · ")}</span>
              </li>
            ))}
          </ul>
        )}
      </details>
    </li>
  );
}
