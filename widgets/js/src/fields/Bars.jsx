const BOX = { width: 720, height: 210, left: 84, top: 12, foot: 24 };
const MOST = 34; // px, the widest bar

/** Amounts by year, side by side; fill, hatching and outline tell the series apart. */
export const Bars = ({ field }) => (
  <figure class="plp-bars" data-path={field.path}>
    <figcaption class="plp-label">{field.label}</figcaption>
    <ul class="plp-map__legend plp-meta">
      {field.series.map((name, at) => (
        <li key={name}>
          <svg width="20" height="12" aria-hidden="true">
            <Bar at={at} x={1} y={1} width={18} height={10} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
    <div class="plp-scroll" tabIndex={0} role="group" aria-label={field.label}>
      <Drawing field={field} />
    </div>
  </figure>
);

function Drawing({ field }) {
  const most = Math.max(...field.ticks.map((tick) => tick.value)) || 1;
  const tall = BOX.height - BOX.top - BOX.foot;
  const y = (value) => BOX.top + tall * (1 - Math.min(value / most, 1));
  const room = (BOX.width - BOX.left) / field.groups.length;
  const wide = Math.min((room * 0.8) / field.series.length, MOST);
  return (
    <svg class="plp-chart" viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={field.alt}>
      <defs>
        <pattern id="plp-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path class="plp-bars__hatch" d="M0 0V6" />
        </pattern>
      </defs>
      {field.ticks.map(({ value, text }) => (
        <g key={value}>
          <path class={value ? "grid" : "axis"} d={`M${BOX.left} ${y(value)}H${BOX.width}`} />
          <text x={BOX.left - 8} y={y(value) + 4} text-anchor="end">
            {text}
          </text>
        </g>
      ))}
      {field.groups.map((group, at) => {
        const middle = BOX.left + room * (at + 0.5);
        const first = middle - (wide * field.series.length) / 2;
        return (
          <g key={group.label}>
            {group.values.map(
              (value, place) =>
                value !== null && (
                  <Bar
                    key={place}
                    at={place}
                    x={first + place * wide + 1}
                    y={y(Math.max(value, 0))}
                    width={wide - 2}
                    height={BOX.top + tall - y(Math.max(value, 0))}
                  />
                ),
            )}
            <text x={middle} y={BOX.height - 6} text-anchor="middle">
              {group.label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const Bar = ({ at, ...box }) => (
  <>
    <rect class={`plp-bars__bar plp-bars__bar--${at}`} {...box} />
    {at === 1 && <rect fill="url(#plp-hatch)" {...box} />}
  </>
);
