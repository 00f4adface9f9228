import { Icon } from "../parts/Icon.jsx";
import { t } from "../texts.js";

const BOX = { width: 132, height: 34, air: 4 };
const SIGNS = { better: "good", worse: "warning", change: "advice" };

/** A table with a small course in each row; where `onOpen` is given, a row's name opens it. */
export function Sparks({ figure, onOpen, opened, under }) {
  const [name, ...others] = figure.table.heading;
  return (
    <div class="plp-scroll plp-sparks__frame" tabIndex={0} role="group" aria-label={figure.title}>
      <table class="plp-table plp-sparks">
        {figure.title && <caption class="plp-hidden">{figure.title}</caption>}
        <thead>
          <tr>
            {[name, t("Course"), ...others].map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figure.sparks.map((row, index) => (
            <Row
              key={row.id ?? index}
              row={row}
              onOpen={onOpen}
              open={row.id !== undefined && opened === row.id}
              under={under}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, onOpen, open, under }) {
  return (
    <>
      <tr class={open ? "plp-sparks__open" : undefined}>
        <th scope="row">
          {onOpen ? (
            <button type="button" class="plp-sparks__toggle" aria-expanded={open} onClick={() => onOpen(row.id)}>
              <Icon name={open ? "down" : "right"} />
              <span>{row.name}</span>
            </button>
          ) : (
            row.name
          )}
        </th>
        <td>
          <Course {...row.course} meaning={row.meaning} />
        </td>
        <td class="plp-num">{row.latest}</td>
        <td class="plp-num">{row.usual}</td>
        <td>
          <span class={`plp-verdict plp-verdict--${row.meaning}`}>
            {SIGNS[row.meaning] && <Icon name={SIGNS[row.meaning]} />}
            {row.verdict}
          </span>
        </td>
        <td>{row.assurance}</td>
      </tr>
      {open && (
        <tr class="plp-sparks__under">
          <td colSpan={6}>
            <div class="plp-sparks__chart">{under}</div>
          </td>
        </tr>
      )}
    </>
  );
}

function Course({ x, y, lower, upper, meaning }) {
  const across = (place) => BOX.air + place * (BOX.width - 2 * BOX.air);
  const up = (value) => BOX.height - BOX.air - value * (BOX.height - 2 * BOX.air);
  const known = x.map((place, index) => [across(place), y[index]]).filter(([, value]) => value !== null);
  if (!known.length) return <span class="plp-none">–</span>;
  const points = known.map(([left, value]) => `${left.toFixed(1)},${up(value).toFixed(1)}`);
  const [left, value] = known.at(-1);
  return (
    <svg class="plp-spark" viewBox={`0 0 ${BOX.width} ${BOX.height}`} width={BOX.width} height={BOX.height} aria-hidden="true">
      {band(x, lower, upper, across, up)}
      <polyline class="line" points={points.join(" ")} />
      <circle class={`dot dot--${meaning}`} cx={left} cy={up(value)} r="3" />
    </svg>
  );
}

function band(x, lower, upper, across, up) {
  if (!lower.length || lower.some((one) => one === null) || upper.some((one) => one === null)) return null;
  const there = x.map((place, index) => `${across(place).toFixed(1)},${up(upper[index]).toFixed(1)}`);
  const back = x.map((place, index) => `${across(place).toFixed(1)},${up(lower[index]).toFixed(1)}`).reverse();
  return <polygon class="band" points={[...there, ...back].join(" ")} />;
}
