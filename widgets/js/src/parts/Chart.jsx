import { writeNumber } from "../numbers.js";
import { middleOf, writePeriod } from "../periods.js";
import { t } from "../texts.js";

const BOX = { width: 584, height: 150, left: 44, right: 128, top: 12, bottom: 24 };

/** A series as a line; `target` is {value?, low?, high?, period?}, `baseline` a figure, `expected` where it leads: {period, value}, called `words.expected`. */
export function Chart({ rows, target, baseline, unit, expected, words }) {
  if (rows.length < 2) return null;
  const { x, y, ticks, years } = scales(rows, target, baseline, expected);
  const points = rows.map((row) => [x(middleOf(row.period)), y(row.value)]);
  const [first, last] = [rows[0], rows.at(-1)];
  const end = BOX.width - BOX.right;
  return (
    <svg
      class="plp-chart"
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      role="img"
      aria-label={inWords(rows, target, unit)}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <path class="grid" d={`M${BOX.left} ${y(tick)}H${end}`} />
          <text x={BOX.left - 8} y={y(tick) + 4} text-anchor="end">
            {writeNumber(tick)}
          </text>
        </g>
      ))}
      {target?.low != null && target.high != null && (
        <rect
          class="band"
          x={BOX.left}
          width={end - BOX.left}
          y={y(target.high)}
          height={y(target.low) - y(target.high)}
        />
      )}
      {target?.value != null && (
        <>
          <path class="target" d={`M${x(middleOf(last.period))} ${y(target.value)}H${end}`} />
          <text class="t-target" x={end + 8} y={y(target.value) + 4}>
            {t("Target: {n}", { n: writeNumber(target.value) })}
          </text>
        </>
      )}
      {baseline != null && <path class="limit" d={`M${BOX.left} ${y(baseline)}H${end}`} />}
      <polyline class="line" points={points.map((point) => point.join()).join(" ")} />
      {rows.length <= 40 && points.map(([cx, cy]) => <circle key={cx} class="dot" cx={cx} cy={cy} r="3.2" />)}
      {expected && (
        <>
          <path
            class="expected"
            d={`M${points.at(-1).join(" ")}L${x(middleOf(expected.period))} ${y(expected.value)}`}
          />
          <text x={end + 8} y={clear(y(expected.value), target?.value != null && y(target.value)) + 4}>
            {words.expected}
          </text>
        </>
      )}
      <LastValue
        at={points.at(-1)}
        text={writeNumber(last.value)}
        near={Boolean(expected) || (target?.value != null && Math.abs(y(target.value) - points.at(-1)[1]) < 16)}
      />
      <path class="axis" d={`M${BOX.left} ${BOX.height - BOX.bottom}H${end}`} />
      {years.map((year) => (
        <text
          key={year}
          x={x(year + (first.period.length === 4 ? 0.5 : 0))}
          y={BOX.height - 7}
          text-anchor="middle"
        >
          {year}
        </text>
      ))}
    </svg>
  );
}

// Beside the last point; above it where the target's own words stand there.
const LastValue = ({ at: [x, y], text, near }) => (
  <text x={near ? x : x + 8} y={near ? y - 9 : y + 4} text-anchor={near ? "middle" : "start"}>
    {text}
  </text>
);

// A word's height away from another word's line.
const clear = (at, other) =>
  other === false || Math.abs(at - other) >= 15 ? at : other + (at < other ? -15 : 15);

function scales(rows, target, baseline, expected) {
  const values = [...rows.map((row) => row.value), target?.value, target?.low, target?.high, baseline, expected?.value].filter(
    (one) => one != null,
  );
  const ticks = niceTicks(Math.min(...values), Math.max(...values));
  const [low, high] = [Math.min(ticks[0], ...values), Math.max(ticks.at(-1), ...values)];
  const from = middleOf(rows[0].period);
  const to = Math.max(middleOf(rows.at(-1).period), target?.period ? middleOf(target.period) : 0, expected ? middleOf(expected.period) : 0);
  const wide = BOX.width - BOX.left - BOX.right;
  const high_ = BOX.height - BOX.top - BOX.bottom;
  const x = (time) => BOX.left + ((time - from) / (to - from || 1)) * wide;
  const y = (value) => BOX.height - BOX.bottom - ((value - low) / (high - low || 1)) * high_;
  return { x, y, ticks, years: yearsBetween(from, to) };
}

// Four or five round figures between two.
function niceTicks(low, high) {
  const rough = (high - low || Math.abs(high) || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((part) => part * power).find((part) => part >= rough);
  const first = Math.ceil(low / step) * step;
  const count = Math.floor((high - first) / step + 1e-9) + 1;
  return Array.from({ length: Math.max(count, 1) }, (_, index) =>
    Number((first + index * step).toPrecision(12)),
  );
}

function yearsBetween(from, to) {
  const [first, last] = [Math.ceil(from - 0.5), Math.floor(to)];
  const every = Math.max(1, Math.ceil((last - first + 1) / 6));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (year) => (year - first) % every === 0,
  );
}

function inWords(rows, target, unit) {
  const [first, last] = [rows[0], rows.at(-1)];
  const said = t("{n} figures, from {from} in {first} to {to} in {last}.", {
    n: rows.length,
    from: writeNumber(first.value),
    first: writePeriod(first.period),
    to: writeNumber(last.value),
    last: writePeriod(last.period),
  });
  const goal = target?.value != null ? t("Target: {n}", { n: writeNumber(target.value) }) : "";
  return [unit, said, goal].filter(Boolean).join(" ");
}
