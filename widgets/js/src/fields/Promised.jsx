import { Chart } from "../parts/Chart.jsx";
import { Icon } from "../parts/Icon.jsx";
import { wordsLang } from "../session.js";
import { Pieces } from "./Pieces.jsx";

/** What stands beside a result or a judgement: words of the letter, facts, means, a course. */
export const Promised = ({ card }) => (
  <section class="plp-promised">
    <h3>{card.title}</h3>
    {card.pieces?.length > 0 ? (
      <Pieces pieces={card.pieces} words={card.said} />
    ) : (
      card.words && (
        <p class="plp-words" lang={wordsLang()}>
          {card.words}
        </p>
      )
    )}
    {card.chart && (
      <div class="plp-scroll" tabIndex={0} role="group" aria-label={card.title}>
        <Chart {...card.chart} unit={card.unit} />
      </div>
    )}
    {card.text && <p>{card.text}</p>}
    {card.facts?.length > 0 && <Facts facts={card.facts} />}
    {card.rows?.length > 0 && <Means card={card} />}
    {card.list && (
      <ul class="plp-bullets">
        {card.list.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    )}
    {card.remarks?.map((one) => (
      <div key={one.title} class="plp-find plp-find--warning">
        <Icon name="warning" />
        <div>
          <p class="plp-strong">{one.title}</p>
          {one.text && <p class="plp-find__why">{one.text}</p>}
        </div>
      </div>
    ))}
  </section>
);

const Facts = ({ facts }) => (
  <dl>
    {facts.map((one) => (
      <div key={one.label}>
        <dt>{one.label}</dt>
        <dd>{one.text}</dd>
      </div>
    ))}
  </dl>
);

const Means = ({ card }) => (
  <table class="plp-table plp-table--plain">
    <thead>
      <tr>
        {card.head.map((label, at) => (
          <th key={label} scope="col" class={at ? "plp-right" : ""}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {card.rows.map(({ cells, short }) => (
        <tr key={cells.join()}>
          {cells.map((cell, at) => (
            <td key={at} class={at ? "plp-right plp-num" : ""}>
              {short && at === cells.length - 1 && <Icon name="down" label={card.less} />}
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
