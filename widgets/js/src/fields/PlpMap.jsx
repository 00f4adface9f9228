import { send } from "../session.js";
import { Icon } from "../parts/Icon.jsx";

/** Territories as drawn in the register, without any background from elsewhere; else their streets. */
export const PlpMap = ({ field }) => (
  <section class="plp-field plp-terr" data-path={field.path}>
    <h2 class="plp-terr__head">{field.label}</h2>
    {field.shapes.length > 0 && (
      <>
        <svg class="plp-terr__map" viewBox={field.box} role="group" aria-label={field.label}>
          {field.shapes.map((shape) => (
            <Territory key={shape.id} shape={shape} />
          ))}
          {field.shapes.map((shape) => (
            <text key={shape.id} x={shape.x} y={shape.y} style={{ fontSize: `${field.size}px` }} aria-hidden="true">
              {shape.label}
            </text>
          ))}
        </svg>
        <ol class="plp-terr__key">
          {field.shapes.map((shape) => (
            <li key={shape.id}>
              <span class="plp-num">{shape.number}</span>
              <button type="button" class="plp-link" onClick={() => send({ do: "go", section: shape.section })}>
                {shape.name}
              </button>
              <span class="plp-meta">
                <Icon name={shape.shape} class={`plp-state plp-state--${shape.shape}`} />
                {shape.state_label}
              </span>
            </li>
          ))}
        </ol>
      </>
    )}
    {field.note && <p class="plp-meta">{field.note}</p>}
    {field.streets.length > 0 && (
      <details class="plp-more">
        <summary>
          <Icon name="right" />
          {field.streets_label}
        </summary>
        <dl class="plp-terr__streets">
          {field.streets.map((one) => (
            <div key={one.id}>
              <dt>{one.name}</dt>
              <dd>{one.text}</dd>
            </div>
          ))}
        </dl>
      </details>
    )}
  </section>
);

const Territory = ({ shape }) => (
  <path d={shape.d} class={`plp-terr__area plp-terr__area--${shape.shape}`} fill-rule="evenodd">
    <title>{`${shape.number} ${shape.name}`}</title>
  </path>
);
