import { Icon } from "../parts/Icon.jsx";

const BOX = { width: 460, height: 150, left: 40, top: 8, foot: 22 };
const MARKS = { good: "good", bad: "bad", plain: "neutral", warning: "warning" };

/** Figures before and after, each with what can and cannot be said of the change. */
export const PlpVerdicts = ({ field }) => (
  <section class="plp-field plp-verdicts" data-path={field.path}>
    {field.label && <h2>{field.label}</h2>}
    {field.rows.length === 0 && <p class="plp-none">{field.empty}</p>}
    <ul>
      {field.rows.map((row) => (
        <li key={row.id} class="plp-verdicts__row">
          <div>
            <p class="plp-strong">{row.name}</p>
            <p class="plp-num plp-verdicts__change">{row.change}</p>
          </div>
          <p class={`plp-tone plp-tone--${row.tone}`}>
            <Icon name={MARKS[row.tone]} />
            <span>{row.verdict}</span>
          </p>
        </li>
      ))}
    </ul>
    {field.note && <p class="plp-meta">{field.note}</p>}
  </section>
);

/** Shares of answers with the room that a small group leaves them. */
export const PlpIntervals = ({ field }) => (
  <section class="plp-field plp-shares" data-path={field.path}>
    {field.label && <h2>{field.label}</h2>}
    {field.rows.length === 0 && <p class="plp-none">{field.empty}</p>}
    <ul>
      {field.rows.map((row) => (
        <li key={row.id}>
          <p class="plp-strong">{row.question}</p>
          <div class="plp-shares__line" aria-hidden="true">
            <span style={{ left: `${row.low * 100}%`, width: `${(row.high - row.low) * 100}%` }} />
            <i style={{ left: `${row.share * 100}%` }} />
          </div>
          <p class="plp-meta">{row.text}</p>
        </li>
      ))}
    </ul>
    {field.note && <p class="plp-meta">{field.note}</p>}
  </section>
);

/** Messages by year, hot on cold, and what it says in a sentence. */
export function PlpYears({ field }) {
  const most = Math.max(1, ...field.years.map((year) => year.hot + year.cold));
  const tall = BOX.height - BOX.top - BOX.foot;
  const room = (BOX.width - BOX.left) / Math.max(field.years.length, 1);
  const wide = Math.min(room * 0.6, 44);
  const high = (value) => (tall * value) / most;
  return (
    <section class="plp-field plp-years" data-path={field.path}>
      <h2>{field.label}</h2>
      {field.years.length > 0 && (
        <>
          <ul class="plp-map__legend plp-meta">
            {field.words.map((word, at) => (
              <li key={word}>
                <svg width="20" height="12" aria-hidden="true">
                  <rect class={`plp-bars__bar plp-bars__bar--${at}`} x="1" y="1" width="18" height="10" />
                </svg>
                {word}
              </li>
            ))}
          </ul>
          <svg class="plp-chart" viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={field.says}>
            <path class="axis" d={`M${BOX.left} ${BOX.top + tall}H${BOX.width}`} />
            <path class="grid" d={`M${BOX.left} ${BOX.top}H${BOX.width}`} />
            <text x={BOX.left - 6} y={BOX.top + 5} text-anchor="end">
              {field.most}
            </text>
            {field.years.map((year, at) => {
              const x = BOX.left + room * (at + 0.5) - wide / 2;
              const cold = high(year.cold);
              const hot = high(year.hot);
              return (
                <g key={year.year}>
                  <rect class="plp-bars__bar plp-bars__bar--1" x={x} y={BOX.top + tall - cold} width={wide} height={cold} />
                  <rect class="plp-bars__bar plp-bars__bar--0" x={x} y={BOX.top + tall - cold - hot} width={wide} height={hot} />
                  <text x={x + wide / 2} y={BOX.height - 6} text-anchor="middle">
                    {year.year}
                  </text>
                </g>
              );
            })}
          </svg>
        </>
      )}
      <p>{field.says}</p>
    </section>
  );
}
