import { Button } from "../parts/Button.jsx";
import { Chart } from "../parts/Chart.jsx";
import { Icon } from "../parts/Icon.jsx";
import { send } from "../session.js";
import { Field } from "./Field.jsx";

/** The indicators of an objective: what they start from, where they should go, what is likely. */
export const Cards = ({ field }) => (
  <div class="plp-cards" data-path={field.path}>
    {field.cards.map((card) => (
      <Card key={card.id} card={card} />
    ))}
    <MakeOne act={field.act} />
  </div>
);

const MakeOne = ({ act: { label, ...message } }) => (
  <Button kind="quiet" icon="plus" class="plp-add" onClick={() => send(message)}>
    {label}
  </Button>
);

const Card = ({ card }) => (
  <section class="plp-card plp-card--tight" data-path={`indicators[${card.id}]`}>
    <div class="plp-card__head">
      <div>
        <h2>{card.title}</h2>
        <p class="plp-meta">{card.about}</p>
      </div>
      <Button kind="quiet" small onClick={() => send({ do: "go", ...card.open.go })}>
        {card.open.label}
        <span class="plp-hidden">: {card.title}</span>
      </Button>
    </div>
    <div class="plp-card__body">
      {card.fields.map((one) => (
        <Field key={one.fields[0].path} field={one} />
      ))}
      {card.chart && (
        <div class="plp-scroll" tabIndex={0} role="group" aria-label={card.title}>
          <Chart {...card.chart} unit={card.unit} words={card.words} />
        </div>
      )}
      <p class="plp-card__said">{card.sentence}</p>
      {card.assumptions.length > 0 && (
        <details class="plp-more">
          <summary>
            <Icon name="right" />
            {card.words.assumes}
          </summary>
          <ul class="plp-meta plp-bullets">
            {card.assumptions.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  </section>
);
