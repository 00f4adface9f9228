import { useState } from "preact/hooks";
import { Icon, State } from "../parts/Icon.jsx";
import { StepForm } from "../parts/StepForm.jsx";
import { Button } from "../parts/Button.jsx";
import { Field } from "./Field.jsx";
import { Act } from "./PlpParts.jsx";

/** The steps of a launch: one is open, the others fold; each with who, by when, what it needs. */
export const PlpSteps = ({ field }) => (
  <ol class="plp-field plp-launch" data-path={field.path}>
    {field.steps.map((step) => (
      <Step key={step.id} step={step} words={field.words} />
    ))}
  </ol>
);

function Step({ step, words }) {
  return (
    <li class={`plp-launch__step plp-launch__step--${step.state}`}>
      <details open={step.open}>
        <summary>
          <State state={step.state} label={step.state_label} />
          <span class="plp-launch__n">{step.number}</span>
          <span class="plp-launch__t">{step.title}</span>
          <span class="plp-meta plp-num">{step.when}</span>
        </summary>
        <div class="plp-launch__body">
          {step.text && <p>{step.text}</p>}
          {step.tasks.length > 0 && <Lines heading={words.tasks} lines={step.tasks} />}
          <div class="plp-fields">
            {step.fields.map((field) => (
              <Field key={field.path ?? field.label} field={field} />
            ))}
          </div>
          {step.documents.length > 0 && (
            <section>
              <h3>{words.documents}</h3>
              <div class="plp-row">
                {step.documents.map((act) => (
                  <Act key={act.label} act={act} />
                ))}
              </div>
            </section>
          )}
          {step.conditions.length > 0 && (
            <section>
              <h3>{words.conditions}</h3>
              <ul class="plp-prompts">
                {step.conditions.map((one) => (
                  <li key={one.text}>
                    <State state={one.met ? "done" : "empty"} label={one.said} />
                    <span>{one.text}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </details>
    </li>
  );
}

const Lines = ({ heading, lines }) => (
  <section>
    <h3>{heading}</h3>
    <ul class="plp-launch__lines">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </section>
);

/** What can be recorded now, each with its short form. */
export function PlpMoves({ field }) {
  const [open, setOpen] = useState(null);
  return (
    <section class="plp-field plp-life" data-path={field.path}>
      {field.label && <h2 class="plp-life__head">{field.label}</h2>}
      <ul class="plp-life__moves">
        {field.moves.map((move) => (
          <li key={`${move.step} ${move.about}`} class="plp-card plp-life__move">
            <div class="plp-life__what">
              <div>
                <h3>{move.title}</h3>
                <p class="plp-meta">
                  {move.why} {move.source && <span class="plp-life__source">{move.source}</span>}
                </p>
              </div>
              {open !== move.title && (
                <div class="plp-row">
                  {move.go && <Act act={move.go} />}
                  {move.act && (
                    <Button label={`${move.act}: ${move.title}`} onClick={() => setOpen(move.title)}>
                      {move.act}
                    </Button>
                  )}
                </div>
              )}
            </div>
            {move.lacks?.length > 0 && (
              <ul class="plp-life__lacks">
                {move.lacks.map((text) => (
                  <li key={text}>
                    <Icon name="empty" class="plp-state plp-state--empty" />
                    {text}
                  </li>
                ))}
              </ul>
            )}
            {open === move.title && <StepForm move={move} words={field.words} onClose={() => setOpen(null)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
