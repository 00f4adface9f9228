import { Icon } from "../parts/Icon.jsx";
import { t } from "../texts.js";
import { Plot } from "./Plot.jsx";
import { Sparks } from "./Sparks.jsx";

/** A figure of any kind as Python describes it: drawn, then said, then what it supposes, its table. */
export function Figure({ figure, ask }) {
  return (
    <figure class="plp-figure">
      {figure.title && (
        <figcaption>
          <p class="plp-figure__title">{figure.title}</p>
          {figure.unit && <p class="plp-meta">{figure.unit}</p>}
        </figcaption>
      )}
      <Drawing figure={figure} ask={ask} />
      <Said text={figure.says} />
      <More label={t("What this supposes")} items={figure.supposes} />
      <Marks marks={figure.marks} />
      {figure.kind !== "sparks" && <Table {...figure.table} title={figure.title} />}
    </figure>
  );
}

function Drawing({ figure, ask }) {
  if (figure.kind === "sparks") return <Sparks figure={figure} />;
  if (figure.kind === "multiples") return <Multiples charts={figure.charts} ask={ask} />;
  return <Plot plot={figure.plot} alt={figure.alt} ask={ask} />;
}

const Multiples = ({ charts, ask }) => (
  <ul class="plp-multiples">
    {charts.map((chart) => (
      <li key={chart.title}>
        <p class="plp-strong">{chart.title}</p>
        <Plot plot={chart.plot} alt={chart.says} ask={ask} />
        <p class="plp-meta">{chart.says}</p>
      </li>
    ))}
  </ul>
);

/** The conclusion: its first sentence counts most. */
export function Said({ text }) {
  if (!text) return null;
  const [first, ...others] = text.split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  return (
    <p class="plp-figure__says">
      <strong>{first}</strong> {others.join(" ")}
    </p>
  );
}

const More = ({ label, items }) =>
  items?.length > 0 && (
    <details class="plp-more">
      <summary>
        <Icon name="right" />
        {label}
      </summary>
      <ul class="plp-figure__list">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </details>
  );

const Marks = ({ marks }) =>
  marks?.length > 0 && (
    <details class="plp-more">
      <summary>
        <Icon name="right" />
        {t("What is marked on the chart")}
      </summary>
      <dl class="plp-figure__marks">
        {marks.map(({ period, words }) => (
          <div key={period + words}>
            <dt>{period}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </details>
  );

const Table = ({ heading, rows, title }) => (
  <details class="plp-more">
    <summary>
      <Icon name="right" />
      {t("The figures as a table")}
    </summary>
    <div class="plp-scroll plp-figure__table" tabIndex={0} role="group" aria-label={t("The figures as a table")}>
      <table class="plp-table">
        {title && <caption class="plp-hidden">{title}</caption>}
        <thead>
          <tr>
            {heading.map((name, index) => (
              <th key={name} scope="col" class={sideOf(rows, index)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            <tr key={line}>
              {row.map((cell, index) =>
                index ? (
                  <td key={index} class={sideOf(rows, index)}>
                    {cell}
                  </td>
                ) : (
                  <th key={index} scope="row">
                    {cell}
                  </th>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </details>
);

const FIGURE = /^[−+-]?[\d\s.,\u00a0\u202f]+%?$|^–?$/;

// A column of figures is read from the right.
const sideOf = (rows, index) =>
  index && rows.every((row) => FIGURE.test(row[index] ?? "")) ? "plp-right plp-num" : undefined;
