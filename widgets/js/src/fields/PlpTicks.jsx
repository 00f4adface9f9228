import { Icon } from "../parts/Icon.jsx";
import { Act } from "./PlpParts.jsx";

const SHOWN = { yes: "good", no: "bad", open: "neutral" };

/** The check list as the ministry would tick it, for the criterion in view. */
export const PlpTicks = ({ field }) => (
  <section class="plp-aside">
    <h2>
      {field.label} <small>{field.count}</small>
    </h2>
    <ul class="plp-prompts plp-ticks">
      {field.rows.map((row) => (
        <li key={row.id} class={`plp-ticks__${row.state}`}>
          <Icon name={SHOWN[row.state]} label={row.said} />
          <span>
            {row.label}
            {row.note && <small class="plp-meta">{row.note}</small>}
          </span>
        </li>
      ))}
    </ul>
    {field.source && <p class="plp-meta plp-ticks__source">{field.source}</p>}
    {field.acts?.map((act) => (
      <Act key={act.label} act={act} class="plp-add" />
    ))}
  </section>
);

/** What is good to know, and what can be unfolded: an example, where the sources disagree. */
export const PlpKnow = ({ field }) => (
  <section class="plp-aside">
    <h2>{field.label}</h2>
    {field.text && <p>{field.text}</p>}
    {field.more.map((one) => (
      <details key={one.label} class="plp-more">
        <summary>
          <Icon name="right" />
          {one.label}
        </summary>
        {one.texts.map((text) => (
          <p key={text} class={one.words ? "plp-words" : undefined} lang={one.words}>
            {text}
          </p>
        ))}
        {one.source && <p class="plp-meta">{one.source}</p>}
      </details>
    ))}
  </section>
);

/** How far the whole is from being sent. */
export const PlpSending = ({ field }) => (
  <section class="plp-aside">
    <h2>{field.label}</h2>
    <p>{field.text}</p>
    {field.acts.map((act) => (
      <Act key={act.label} act={act} class="plp-add" />
    ))}
  </section>
);
