import { Icon } from "../parts/Icon.jsx";


/** Mission, objectives, plans, indicators, results, judgements: where a thread holds or breaks. */
export const Flow = ({ flow, words, onOpen }) => (
  <section class="plp-flow">
    <h2>{words.flow}</h2>
    <p class="plp-meta">{words.flow_about}</p>
    <div class="plp-scroll" tabIndex={0} role="group" aria-label={words.flow}>
      <Drawing flow={flow} alt={words.flow_alt} onOpen={onOpen} />
    </div>
    <details class="plp-more">
      <summary>
        <Icon name="right" />
        {words.as_table}
      </summary>
      <Table flow={flow} label={words.flow} />
    </details>
  </section>
);

const Drawing = ({ flow, alt, onOpen }) => (
  <svg
    class="plp-flow__drawing"
    viewBox={`-10 0 ${flow.width + 11} ${flow.height}`}
    role="group"
    aria-label={alt}
  >
    <g class="plp-flow__box plp-flow__box--mission">
      <rect x="-9" y="0.5" width={flow.width + 9} height={flow.top - 22} rx="4" />
      <text class="plp-flow__label" x="2" y="18">
        {flow.mission.title}
      </text>
      <Lines lines={flow.mission.lines} x={2} y={18 + flow.step} step={flow.step} />
    </g>
    {flow.titles.map(({ x, text }) => (
      <text key={text} class="plp-flow__title" x={x} y={flow.top + 8}>
        {text}
      </text>
    ))}
    <path class="plp-flow__line" d={flow.trunk} />
    {flow.lines.map(({ path, broken }) => (
      <path key={path} class={broken ? "plp-flow__line plp-flow__line--broken" : "plp-flow__line"} d={path} />
    ))}
    {flow.boxes.map((box) => (
      <Box key={box.id} box={box} flow={flow} onOpen={onOpen} />
    ))}
  </svg>
);

function Box({ box, flow, onOpen }) {
  const { x, y, height, mark } = box;
  const kind = box.gap ? `gap plp-flow__box--${box.gap}` : (mark?.tone ?? "plain");
  const go = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onOpen(box.row);
  };
  const acts = box.row && !box.gap ? { role: "button", tabIndex: 0, onClick: go, onKeyDown: go } : { role: "img" };
  const said = [box.label, mark?.word, ...box.lines].filter(Boolean).join(" ");
  const above = box.label || mark?.word;
  return (
    <g class={`plp-flow__box plp-flow__box--${kind}`} aria-label={said} {...acts}>
      <rect x={x} y={y} width={flow.wide} height={height} rx="4" />
      {mark && <use class="plp-i" href={`#plp-i-${mark.icon}`} x={x + 9} y={y + 7} width="14" height="14" />}
      {above && (
        <text class="plp-flow__label" x={x + (mark ? 28 : 9)} y={y + 18}>
          {`${above} `}
        </text>
      )}
      <Lines lines={box.lines} x={x + 9} y={y + (above ? 18 + flow.step : 18)} step={flow.step} />
    </g>
  );
}

const Lines = ({ lines, x, y, step }) =>
  lines.map((line, at) => (
    <text key={at} x={x} y={y + at * step}>
      {`${line} `}
    </text>
  ));

const Table = ({ flow, label }) => {
  const [first, ...others] = flow.titles;
  return (
    <div class="plp-scroll" tabIndex={0} role="group" aria-label={label}>
      <table class="plp-table">
        <thead>
          <tr>
            <th scope="col">{first.text}</th>
            {others.map(({ text }) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {flow.lanes.map((lane) => (
            <tr key={lane.id}>
              <th scope="row">{lane.name}</th>
              {lane.cells.map((cell, at) => (
                <td key={at}>
                  {cell.map((said) => (
                    <p key={said}>{said}</p>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};


