import { useState } from "preact/hooks";
import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { StepForm } from "../parts/StepForm.jsx";
import { Act } from "./PlpParts.jsx";

/** A list that is read, not typed in: each row with what can be done with it. */
export const PlpRows = ({ field }) => (
  <section class="plp-field plp-rows" data-path={field.path}>
    {field.label && <h2>{field.label}</h2>}
    {field.help && <p class="plp-help">{field.help}</p>}
    {field.rows.length === 0 && <p class="plp-none">{field.empty}</p>}
    {field.rows.length > 0 && (
      <div class="plp-card plp-scroll" tabIndex={0} role="group" aria-label={field.label ?? field.caption}>
        <table class="plp-table">
          <caption class="plp-hidden">{field.label ?? field.caption}</caption>
          <thead>
            <tr>
              {field.columns.map((column) => (
                <th key={column.label} scope="col" class={column.figure ? "plp-right" : undefined}>
                  {column.label}
                </th>
              ))}
              {field.rows.some((row) => row.acts?.length) && (
                <th scope="col">
                  <span class="plp-hidden">{field.acts_label}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {field.rows.map((row) => (
              <tr key={row.id}>
                {row.cells.map((cell, at) => (
                  <Cell key={at} cell={cell} at={at} column={field.columns[at]} />
                ))}
                {row.acts?.length > 0 && (
                  <td>
                    <div class="plp-row plp-rows__acts">
                      {row.acts.map((act) => (
                        <Act key={act.label} act={{ small: true, kind: "quiet", ...act }} />
                      ))}
                    </div>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
    {field.notes?.map((note) => (
      <p key={note} class="plp-meta">
        {note}
      </p>
    ))}
    {field.form && <Adding field={field} />}
    {field.acts?.length > 0 && (
      <div class="plp-row plp-add">
        {field.acts.map((act) => (
          <Act key={act.label} act={act} />
        ))}
      </div>
    )}
  </section>
);

// A row more, by a short form that opens in place.
function Adding({ field }) {
  const [open, setOpen] = useState(false);
  const { form } = field;
  if (open)
    return <StepForm move={{ do: "plp_step", about: field.about, ...form }} words={field.words} onClose={() => setOpen(false)} />;
  return (
    <Button kind="quiet" icon="plus" class="plp-add" onClick={() => setOpen(true)}>
      {form.act}
    </Button>
  );
}

function Cell({ cell, at, column }) {
  const { text, under, tone } = typeof cell === "object" && cell !== null ? cell : { text: cell };
  const inner = (
    <>
      {tone ? (
        <span class={`plp-tone plp-tone--${tone}`}>
          <Icon name={TONES[tone]} />
          {text}
        </span>
      ) : (
        text
      )}
      {under && <p class="plp-meta">{under}</p>}
    </>
  );
  if (at === 0) return <th scope="row">{inner}</th>;
  return <td class={column?.figure ? "plp-right plp-num" : undefined}>{inner}</td>;
}

const TONES = { good: "good", warning: "warning", bad: "bad", plain: "neutral" };
