import { useRef, useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { send } from "../session.js";
import { tn } from "../texts.js";
import { Ref } from "./Linked.jsx";

/** The strategic map: clicked through by mouse and keyboard, and the same as a list. */
export function StrategicMap({ field }) {
  const [at, setAt] = useState(null);
  const { words } = field;
  return (
    <section class="plp-map" data-path={field.path}>
      <Legend words={words} alone={field.alone.length > 0} />
      <div class="plp-scroll" tabIndex={0} role="group" aria-label={field.label}>
        <Drawing field={field} at={at} setAt={setAt} />
      </div>
      <p class="plp-meta">{words.keys}</p>
      {field.alone.length > 0 && <Alone field={field} />}
      <details class="plp-more">
        <summary>
          <Icon name="right" />
          {words.list}
        </summary>
        <List field={field} />
      </details>
    </section>
  );
}

const Legend = ({ words, alone }) => (
  <ul class="plp-map__legend plp-meta">
    <li>
      <svg width="32" height="8" aria-hidden="true">
        <path class="plp-map__carried" d="M0 4H32" />
      </svg>
      {words.legend_carried}
    </li>
    <li>
      <svg width="32" height="8" aria-hidden="true">
        <path class="plp-map__judged" d="M0 4H32" />
      </svg>
      {words.legend_judged}
    </li>
    {alone && (
      <li>
        <svg width="24" height="14" aria-hidden="true">
          <rect class="plp-map__alone" x="1" y="1" width="22" height="12" rx="3" />
        </svg>
        {words.legend_alone}
      </li>
    )}
  </ul>
);

// Around the one that is looked at, what it is tied to stays; the rest steps back.
function Drawing({ field, at, setAt }) {
  const tied = new Set([at, ...field.lines.flatMap(({ from, to }) => (from === at ? [to] : to === at ? [from] : []))]);
  const faint = (...ids) => at && !ids.some((id) => id === at) && !ids.every((id) => tied.has(id));
  return (
    <svg
      class={at ? "plp-map__drawing plp-map__drawing--at" : "plp-map__drawing"}
      viewBox={`0 0 ${field.width} ${field.height + 2}`}
      role="group"
      aria-label={field.alt}
      onPointerLeave={() => setAt(null)}
    >
      <Mission field={field} />
      {field.titles.map(({ x, text }) => (
        <text key={text} class="plp-map__title" x={x} y={field.top + 6}>
          {text}
        </text>
      ))}
      <path class="plp-map__trunk" d={field.trunk} />
      {field.lines.map((line) => (
        <path
          key={`${line.from} ${line.to} ${line.judged}`}
          class={`${line.judged ? "plp-map__judged" : "plp-map__carried"} ${faint(line.from) && faint(line.to) ? "plp-map__faint" : ""}`}
          d={line.path}
        />
      ))}
      {field.boxes.map((box) => (
        <Box key={box.id} field={field} box={box} faint={at && !tied.has(box.id)} setAt={setAt} />
      ))}
    </svg>
  );
}

const opens = (go) => (event) => {
  if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault();
  send({ do: "go", ...go });
};

function Mission({ field }) {
  const go = opens({ section: "mission-values" });
  return (
    <g
      class="plp-map__box plp-map__box--mission"
      role="link"
      tabIndex={0}
      aria-label={[field.mission.title, ...field.mission.lines].join(" ")}
      onClick={go}
      onKeyDown={go}
    >
      <rect x="0.5" y="0.5" width={field.width - 1} height={field.top - 17} rx="4" />
      <g>
        <text class="plp-map__label" x="12" y="19">
          {`${field.mission.title} `}
        </text>
        <Lines lines={field.mission.lines} x={12} y={19 + field.step} step={field.step} />
      </g>
    </g>
  );
}

const Lines = ({ lines, x, y, step }) =>
  lines.map((line, at) => (
    <text key={at} x={x} y={y + at * step}>
      {`${line} `}
    </text>
  ));

function Box({ field, box, faint, setAt }) {
  const go = opens(box.go);
  const remarks = box.findings ? `, ${tn("{n} remark", "{n} remarks", box.findings)}` : "";
  const kind = `plp-map__box plp-map__box--${box.kind} ${box.mark ? "plp-map__box--alone" : ""}`;
  const below = box.y + 16 + (box.lines.length + 1) * field.step;
  return (
    <g
      class={`${kind} ${faint ? "plp-map__faint" : ""}`}
      role="link"
      tabIndex={0}
      data-id={box.id}
      aria-label={[box.short, ...box.lines, box.mark].filter(Boolean).join(" ") + remarks}
      onClick={go}
      onKeyDown={go}
      onPointerEnter={() => setAt(box.id)}
      onFocus={() => setAt(box.id)}
      onBlur={() => setAt(null)}
    >
      <rect x={box.x} y={box.y} width={field.wide} height={box.height} rx="4" />
      <g>
        <text class="plp-map__label" x={box.x + 8} y={box.y + 16}>
          {`${box.short} `}
        </text>
        <Lines lines={box.lines} x={box.x + 8} y={box.y + 16 + field.step} step={field.step} />
        {box.mark && (
          <text class="plp-map__mark" x={box.x + 8} y={below}>
            {box.mark}
          </text>
        )}
      </g>
    </g>
  );
}

const Alone = ({ field }) => (
  <div class="plp-map__orphans">
    <h2 class="plp-label">{field.words.alone}</h2>
    <ul>
      {field.alone.map((one) => (
        <li key={one.id}>
          <Ref to={one} /> {one.mark}
        </li>
      ))}
    </ul>
  </div>
);

const List = ({ field }) => (
  <ul class="plp-map__list">
    {field.list.map((one) => (
      <li key={one.id}>
        <Ref to={one} /> {one.label.split(" · ").slice(1).join(" · ")}
        <Row label={field.words.carried} refs={one.plans} none={field.words.none} />
        <Row label={field.words.judged} refs={one.indicators} none={field.words.none} />
      </li>
    ))}
  </ul>
);

const Row = ({ label, refs, none }) => (
  <p class="plp-meta plp-row plp-row--tight">
    {label}: {refs.length ? refs.map((one) => <Ref key={one.id} to={one} />) : none}
  </p>
);
