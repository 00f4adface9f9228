import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { send } from "../session.js";

/** What is asked, point by point: there or missing, by whom it is asked, and the way there. */
export const Points = ({ field }) => (
  <section class="plp-field plp-points" data-path={field.path}>
    <p class={`plp-points__verdict plp-mark plp-mark--${field.good ? "good" : "warning"}`} role="status">
      <Icon name={field.good ? "good" : "warning"} />
      {field.title}
    </p>
    <p class="plp-help">{field.text}</p>
    <ul>
      {field.points.map((one) => (
        <li key={one.text}>
          <Icon
            name={one.met ? "good" : "empty"}
            label={one.met ? field.words.met : field.words.missing}
            class={`plp-i plp-points__${one.met ? "met" : "missing"}`}
          />
          <span>{one.text}</span>
          {one.go && (
            <Button kind="quiet" small after="right" onClick={() => send({ do: "go", ...one.go })}>
              {field.words.open}
              <span class="plp-hidden">: {one.text}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
    <p class="plp-meta">{[...new Set(field.points.map((one) => one.source))].join(" · ")}</p>
  </section>
);
