import { useState } from "preact/hooks";
import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { send } from "../session.js";
import { StepForm } from "../parts/StepForm.jsx";

/** How far the letter has come, and what can be done now or later. */
export const Life = ({ field }) => (
  <div class="plp-field plp-life" data-path={field.path}>
    <Rail steps={field.steps} label={field.words.steps} />
    <p class="plp-meta plp-life__imprint">{field.imprint}</p>
    <Moves title={field.words.now} moves={field.now} words={field.words} />
    {field.later.length > 0 && <Later field={field} />}
  </div>
);

const Rail = ({ steps, label }) => (
  <ol class="plp-life__rail" aria-label={label}>
    {steps.map((step) => (
      <li key={step.label} class={`plp-life__step plp-life__step--${step.state}`} aria-current={step.state === "now" ? "step" : undefined}>
        <i aria-hidden="true" />
        <span class="plp-strong">{step.label}</span>
        <span class="plp-meta plp-num">{step.date}</span>
        <span class="plp-hidden">{step.said}</span>
      </li>
    ))}
  </ol>
);

function Moves({ title, moves, words }) {
  const [open, setOpen] = useState(null);
  const key = (move) => `${move.step} ${move.about}`;
  return (
    <section>
      <h2 class="plp-life__head">{title}</h2>
      <ul class="plp-life__moves">
        {moves.map((move) => (
          <li key={key(move)} class="plp-card plp-life__move">
            <div class="plp-life__what">
              <div>
                <h3>{move.title}</h3>
                <p class="plp-meta">
                  {move.why} <span class="plp-life__source">{move.source}</span>
                </p>
              </div>
              {open !== key(move) && (
                <div class="plp-row">
                  {move.go && (
                    <Button
                      kind={move.lacks.length ? "primary" : undefined}
                      onClick={() => send({ do: "go", section: move.go.section, item: move.go.item, path: move.go.path })}
                    >
                      {move.go.label}
                    </Button>
                  )}
                  {!move.lacks.length && move.act && (
                    <Button label={`${move.act}: ${move.title}`} onClick={() => setOpen(key(move))}>
                      {move.act}
                    </Button>
                  )}
                </div>
              )}
            </div>
            {move.lacks.length > 0 && (
              <ul class="plp-life__lacks">
                {move.lacks.map((text) => (
                  <li key={text}>
                    <Icon name="empty" class="plp-state plp-state--empty" />
                    {text}
                  </li>
                ))}
              </ul>
            )}
            {open === key(move) && <StepForm move={move} words={words} onClose={() => setOpen(null)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

const Later = ({ field }) => (
  <section>
    <h2 class="plp-life__head">{field.words.later}</h2>
    <ul class="plp-life__later">
      {field.later.map((group) => (
        <li key={group.missing[0].text}>
          {group.missing.map((one) => (
            <p key={one.text}>
              <Icon name="empty" class="plp-state plp-state--empty" />
              <span>
                {one.text} <span class="plp-life__source">{one.source}</span>
                {one.go && (
                  <Button kind="quiet" small after="right" onClick={() => send({ do: "go", section: one.go.section, path: one.go.path, item: one.go.item })}>
                    {one.go.label}
                  </Button>
                )}
              </span>
            </p>
          ))}
          <p class="plp-meta">{group.then}</p>
        </li>
      ))}
    </ul>
  </section>
);
