import { useAnswer } from "../charts/asked.js";
import { Button, IconButton } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { send, useTrait } from "../session.js";
import { Mark } from "./CompareRow.jsx";
import { Field } from "./Field.jsx";

/** The hearing: my notes, the questions asked, the judgement that follows; a row an objective. */
export function Hearing({ field }) {
  const answer = useAnswer("compared", {}, String(useTrait("section")?.version));
  const { words } = field;
  const stands = new Map((answer?.rows ?? []).map((row) => [row.id, row]));
  return (
    <div class="plp-hearing" data-path={field.path}>
      <div class="plp-row plp-row--between plp-hearing__head">
        <p class="plp-hearing__private">
          <Icon name="eye" />
          {field.named ? words.private : words.nameless}
        </p>
        <Button kind="quiet" small icon="print" title={words.print_hint} onClick={() => print()}>
          {words.print}
        </Button>
      </div>
      <ol class="plp-hearing__rows">
        {field.rows.map((row) => (
          <Row key={row.id} row={row} stands={stands.get(row.id)} named={field.named} words={words} />
        ))}
      </ol>
    </div>
  );
}

const Row = ({ row, stands, named, words }) => (
  <li class="plp-card plp-hearing__row" data-row={row.id}>
    <div class="plp-hearing__title">
      <h2>{row.name}</h2>
      {stands?.state && <Mark mark={stands.state} />}
      {stands?.why.map((piece) => (
        <span key={piece} class="plp-meta">
          {piece}
        </span>
      ))}
    </div>
    <div class="plp-hearing__cols">
      <div class="plp-hearing__mine">{named && <Field field={row.note} />}</div>
      <Questions row={row} named={named} words={words} />
      {row.judging.length > 0 && (
        <div class="plp-hearing__judged">
          {row.judging.map((one) => (
            <Field key={one.path} field={one} />
          ))}
        </div>
      )}
    </div>
  </li>
);

function Questions({ row, named, words }) {
  const ask = (note) => () => send({ do: "question", about: row.id, note });
  const named_ = (label) => label.replace("{name}", row.name);
  return (
    <div class="plp-hearing__asked">
      <h3>{words.questions}</h3>
      {row.questions.length === 0 && <p class="plp-meta">{words.none}</p>}
      <ol>
        {row.questions.map((one) => (
          <li key={one.id} class="plp-hearing__question">
            <div class="plp-fields">
              {one.fields.map((inner) => (
                <Field key={inner.path} field={inner} />
              ))}
            </div>
            <IconButton icon="bin" label={words.remove} onClick={() => send({ do: "remove", id: one.id })} />
          </li>
        ))}
      </ol>
      <div class="plp-row">
        {named && (
          <Button kind="quiet" small icon="right" label={named_(words.from_note_label)} onClick={ask(true)}>
            {words.from_note}
          </Button>
        )}
        <Button kind="quiet" small icon="plus" label={named_(words.ask_label)} onClick={ask(false)}>
          {words.ask}
        </Button>
      </div>
    </div>
  );
}
