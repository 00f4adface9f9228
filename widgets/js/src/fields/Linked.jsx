import { Button } from "../parts/Button.jsx";
import { send } from "../session.js";

/** A short name that leads to what it names. */
export const Ref = ({ to }) => (
  <button type="button" class="plp-ref" title={to.label} onClick={() => send({ do: "go", ...to.go })}>
    {to.short}
    <span class="plp-hidden">{to.label.slice(to.short.length)}</span>
  </button>
);

/** What an item is tied to, row by row, and what can be tied from here. */
export const Linked = ({ field }) => (
  <section class="plp-aside">
    <h2>
      {field.heading} <small>{field.count}</small>
    </h2>
    <table class="plp-table plp-table--plain">
      <tbody>
        {field.rows.map((row) => (
          <tr key={row.label}>
            <th scope="row">{row.label}</th>
            <td>
              {row.text}
              <span class="plp-refs">
                {row.refs?.map((one) => (
                  <Ref key={one.id} to={one} />
                ))}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    {field.acts.map(({ label, ...message }) => (
      <Button key={label} kind="quiet" small icon="plus" class="plp-add" onClick={() => send(message)}>
        {label}
      </Button>
    ))}
  </section>
);

/** Buttons that each send one message. */
export const Acts = ({ field }) => (
  <div class="plp-row plp-row--tight plp-acts">
    {field.acts.map(({ label, icon, ...message }) => (
      <Button key={label} kind="quiet" icon={icon ?? "plus"} onClick={() => send(message)}>
        {label}
      </Button>
    ))}
  </div>
);
