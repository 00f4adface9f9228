import { useId, useState } from "preact/hooks";
import { Trend } from "../charts/Trend.jsx";
import { focusPath } from "../focus.js";
import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { send, wordsLang } from "../session.js";
import { Field } from "./Field.jsx";

/** A shape, a word and a colour. */
export const Mark = ({ mark, badge }) => (
  <span class={`plp-mark plp-mark--${mark.tone} ${badge ? "plp-badge" : ""}`}>
    <Icon name={mark.icon} />
    {mark.word}
  </span>
);

/** One row in the three documents; opened, what is behind it, and where the commission writes. */
export function CompareRow({ row, columns, typed, match, words, open, onToggle, again }) {
  const id = useId();
  const judge = () => {
    onToggle(true);
    focusPath(typed[0].path);
  };
  return (
    <li class={open ? "plp-tri__item plp-tri__item--open" : "plp-tri__item"} data-row={row.id}>
      <div class="plp-tri__row">
        <div>
          <h3>
            <button
              type="button"
              class="plp-tri__toggle"
              aria-expanded={open}
              aria-controls={open ? id : undefined}
              onClick={() => onToggle()}
            >
              <Icon name={open ? "down" : "right"} />
              <span class="plp-strong">{row.name}</span>
              {row.state && <Mark mark={row.state} />}
            </button>
          </h3>
          {row.why.map((piece) => (
            <p key={piece} class="plp-tri__why">
              {piece}
            </p>
          ))}
        </div>
        <Cell title={columns[0].title} cell={row.letter} words={words} open={open}>
          {row.section && (
            <Button
              kind="quiet"
              small
              label={words.read_label.replace("{name}", row.name)}
              onClick={() => send({ do: "go", section: row.section })}
            >
              {words.read}
            </Button>
          )}
        </Cell>
        <Cell title={columns[1].title} cell={row.report} words={words} open={open}>
          {row.state?.id === "not_reported" && match && (
            <Button kind="quiet" small onClick={() => send({ do: "visit", view: match })}>
              {words.match}
            </Button>
          )}
        </Cell>
        <Cell title={columns[2].title} cell={row.evaluation} words={words} open={open}>
          {!row.evaluation.level && typed && (
            <Button
              kind="quiet"
              small
              label={words.judge_label.replace("{name}", row.name)}
              onClick={judge}
            >
              {words.judge}
            </Button>
          )}
        </Cell>
      </div>
      {open && <Opened id={id} row={row} typed={typed} words={words} again={again} />}
    </li>
  );
}

function Cell({ title, cell, words, open, children }) {
  return (
    <div data-col={title} role="group" aria-label={title}>
      {cell.level && <Mark mark={cell.level} badge />}
      {cell.none && <p class="plp-none">{cell.none}</p>}
      <Words cell={cell} words={words} open={open} />
      {cell.flags.map((flag) => (
        <p key={flag} class="plp-tri__flag">
          <Icon name="warning" />
          {flag}
        </p>
      ))}
      {cell.meta.map((line) => (
        <p key={line} class="plp-meta">
          {line}
        </p>
      ))}
      {children}
    </div>
  );
}

// The document's own words; where an amendment changed them, what it took out and put in.
function Words({ cell, words, open }) {
  if (!cell.text) return null;
  return (
    <p class={open ? "plp-words" : "plp-words plp-tri__short"} lang={wordsLang()}>
      {cell.pieces?.length
        ? cell.pieces.map(({ kind, text }, at) => <Piece key={at} kind={kind} text={text} words={words} />)
        : cell.text}
    </p>
  );
}

function Piece({ kind, text, words }) {
  if (kind === "same") return text;
  const Tag = kind === "added" ? "ins" : "del";
  return (
    <Tag class={kind === "added" ? "plp-ins" : "plp-del"}>
      <span class="plp-hidden">[{words[kind]}: </span>
      {text}
      <span class="plp-hidden">]</span>
    </Tag>
  );
}

function Opened({ id, row, typed, words, again }) {
  return (
    <div class="plp-tri__open" id={id}>
      <Facts facts={row.facts} />
      <div class="plp-tri__figure">
        <Charts row={row} words={words} />
        {row.told.map(({ label, text }) => (
          <div key={label} class="plp-tri__told">
            <h4>{label}</h4>
            <p class="plp-words" lang={wordsLang()}>
              {text}
            </p>
          </div>
        ))}
      </div>
      <div>
        <Findings findings={row.findings} words={words} />
        {typed && <Judging typed={typed} words={words} again={again} />}
        {row.kind === "objective" && (
          <Button
            kind="quiet"
            small
            icon="advice"
            label={words.hearing_label.replace("{name}", row.name)}
            onClick={() => toHearing(row.id)}
          >
            {words.hearing}
          </Button>
        )}
      </div>
    </div>
  );
}

function toHearing(id) {
  send({ do: "visit", view: "view-hearing" });
  focusPath(`notes[${id}]`);
}

const Facts = ({ facts }) => (
  <dl class="plp-tri__facts">
    {facts.map(({ label, lines }) => (
      <div key={label}>
        <dt>{label}</dt>
        {lines.map((line) => (
          <dd key={line.text}>
            {line.href ? (
              <a href={line.href} target="_blank" rel="noreferrer">
                {line.text}
              </a>
            ) : (
              line.text
            )}
            {line.under && <small>{line.under}</small>}
          </dd>
        ))}
      </div>
    ))}
  </dl>
);

function Charts({ row, words }) {
  const [chosen, choose] = useState(row.indicators[0]?.id);
  const shown = row.indicators.find(({ id }) => id === chosen) ?? row.indicators[0];
  if (!shown) return row.kind === "objective" && <p class="plp-note">{words.no_chart}</p>;
  return (
    <>
      {row.indicators.length > 1 ? (
        <div class="plp-seg plp-seg--small plp-seg--wrap" role="group" aria-label={words.chart}>
          {row.indicators.map(({ id, name }) => (
            <button key={id} type="button" aria-pressed={id === shown.id} onClick={() => choose(id)}>
              {name}
            </button>
          ))}
        </div>
      ) : (
        <h4>{shown.name}</h4>
      )}
      <Trend key={shown.id} id={shown.id} label={shown.name} />
    </>
  );
}

function Findings({ findings, words }) {
  if (!findings.length) return <p class="plp-meta">{words.settled}</p>;
  return (
    <>
      <h4>{words.settle}</h4>
      <ul>
        {findings.map(({ code, message, hint, tone }) => (
          <li key={code + message} class={`plp-find plp-find--${tone}`}>
            <Icon name={tone === "advice" ? "advice" : "warning"} />
            <div>
              <p>{message}</p>
              <p class="plp-meta">{hint}</p>
              <p class="plp-meta">{code}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

// The judgement and its ground; the rest opens where something stands in it.
function Judging({ typed, words, again }) {
  const [level, ground, ...others] = typed;
  const rest = others.filter((field) => field.kind !== "choices");
  const said = rest.some((field) => field.value);
  return (
    <fieldset class="plp-group plp-judging" onFocusOut={again}>
      <legend class="plp-hidden">{words.judging}</legend>
      <div class="plp-fields">
        <Field field={level} />
        <Field field={ground} />
        {others
          .filter((field) => field.kind === "choices")
          .map((field) => (
            <Field key={field.path} field={field} />
          ))}
        <details class="plp-more" open={said}>
          <summary>
            <Icon name="right" />
            {words.more}
          </summary>
          <div class="plp-fields">
            {rest.map((field) => (
              <Field key={field.path} field={field} />
            ))}
          </div>
        </details>
      </div>
    </fieldset>
  );
}
