import { useEffect, useRef, useState } from "preact/hooks";
import { useAnswer } from "../charts/asked.js";
import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Menu } from "../parts/Menu.jsx";
import { Refusal } from "../parts/Labelled.jsx";
import { SelectBox } from "../parts/TextBox.jsx";
import { send, trait, useTrait } from "../session.js";
import { Field } from "./Field.jsx";
import { Promised } from "./Promised.jsx";
import { t } from "../texts.js";

const open = (item) => send({ do: "go", section: trait("section").id, item });
const act = ({ label, kind, icon, ...message }) => send(message);

/** A document written part by part: where one is, the part in view, what stands beside it. */
export function Parts({ field }) {
  const before = useRef(field.item);
  useEffect(() => {
    if (before.current === field.item) return;
    before.current = field.item;
    document.getElementById("plp-part")?.scrollIntoView({ block: "nearest" });
  }, [field.item]);
  return (
    <div class="plp-parts" data-path={field.path}>
      <List field={field} />
      <section class="plp-parts__main" aria-labelledby="plp-part" key={field.item}>
        <Head field={field} />
        <div class="plp-fields">
          {field.fields.map((one) => (
            <Field key={one.path ?? one.label} field={one} />
          ))}
        </div>
        <Foot field={field} />
      </section>
      {field.beside ? <Beside key={field.beside.id} asked={field.beside} /> : <Aside cards={field.cards} />}
    </div>
  );
}

const Aside = ({ cards }) =>
  cards.length > 0 && (
    <aside class="plp-parts__aside" aria-label={t("Beside it")}>
      {cards.map((card) => (
        <Promised key={card.title} card={card} />
      ))}
    </aside>
  );

// Cards that are worked out beside the page; their room is kept, so that nothing moves when they come.
function Beside({ asked }) {
  const answer = useAnswer("beside", asked, useTrait("section")?.version);
  if (answer?.error) return <Refusal>{answer.error}</Refusal>;
  if (answer) return <Aside cards={answer.cards} />;
  return <aside class="plp-parts__aside" aria-label={t("Beside it")} aria-busy="true" />;
}

const Head = ({ field }) => (
  <div class="plp-head">
    <div>
      {field.over && <p class="plp-head__over">{field.over}</p>}
      <h2 id="plp-part" tabIndex={-1}>{field.title}</h2>
    </div>
    {field.acts.length > 0 && (
      <div class="plp-row plp-row--tight">
        {field.acts.map((one) => (
          <Button key={one.label} kind="quiet" onClick={() => act(one)}>
            {one.label}
          </Button>
        ))}
      </div>
    )}
  </div>
);

function List({ field }) {
  const [shown, show] = useState(false);
  useEffect(() => show(false), [field.item]);
  const here = field.groups.flatMap((group) => group.rows).find((row) => row.current);
  return (
    <nav class="plp-parts__list" aria-label={field.label}>
      <button
        type="button"
        class="plp-btn plp-pane-toggle"
        aria-expanded={shown}
        onClick={() => show(!shown)}
      >
        {[here?.number, here?.title].filter(Boolean).join(" ") || field.label}
        <Icon name="down" />
      </button>
      <div class="plp-pane">
        <Which choose={field.choose} />
        {field.groups.map((group) => (
          <Group key={group.label} group={group} />
        ))}
      </div>
    </nav>
  );
}

// Which report: a list where there are several, and a menu with what can be done with the whole.
function Which({ choose }) {
  const items = [
    { label: choose.new.label, icon: "plus", act: () => open(choose.new.item) },
    { label: choose.remove.label, icon: "bin", danger: true, act: () => send({ do: "remove", id: choose.remove.id }) },
  ];
  return (
    <div class="plp-parts__which">
      {choose.options.length > 1 ? (
        <SelectBox label={choose.label} value={choose.value} options={choose.options} onChange={open} />
      ) : (
        <p class="plp-strong">{choose.options[0].label}</p>
      )}
      <Menu label={t("Other actions")} items={items} />
    </div>
  );
}

const Group = ({ group }) => (
  <div class="plp-parts__group">
    {group.label && <p class="plp-parts__over">{group.label}</p>}
    <ul>
      {group.rows.map((row) => (
        <li key={row.item}>
          <button
            type="button"
            class="plp-part"
            aria-current={row.current ? "true" : undefined}
            onClick={() => open(row.item)}
          >
            {row.number && <span class="plp-part__n">{row.number}</span>}
            <span class="plp-part__t">{row.title}</span>
            {row.mark && <Mark mark={row.mark} />}
          </button>
        </li>
      ))}
    </ul>
    {group.acts.map((one) => (one.options ? <Pick key={one.label} act={one} /> : <Add key={one.label} act={one} />))}
  </div>
);

const Mark = ({ mark }) => (
  <span class={`plp-mark plp-mark--${mark.tone}`}>
    <Icon name={mark.icon} />
    {mark.label}
  </span>
);

const Add = ({ act: { label, ...message } }) => {
  const add = async () => {
    const answer = await send(message);
    if (answer?.added) open(answer.added);
  };
  return (
    <Button kind="quiet" small icon="plus" class="plp-add" onClick={add}>
      {label}
    </Button>
  );
};

// One of a list, sent as soon as it is chosen.
const Pick = ({ act: { label, options, pick, ...message } }) => (
  <select
    class="plp-input plp-parts__pick"
    aria-label={label}
    value=""
    onChange={(event) => event.currentTarget.value && send({ ...message, [pick]: event.currentTarget.value })}
  >
    <option value="">{label}…</option>
    {options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ))}
  </select>
);

// The button one came by is gone with its part: reading goes on at the title of the next.
const turn = async (item) => {
  await open(item);
  requestAnimationFrame(() => document.getElementById("plp-part")?.focus());
};

const Foot = ({ field: { prev, next } }) => (
  <div class="plp-foot">
    {prev ? (
      <Button kind="quiet" icon="left" class="plp-step" onClick={() => turn(prev.item)}>
        <span>{prev.label}</span>
      </Button>
    ) : (
      <span />
    )}
    {next && (
      <Button kind="primary" after="right" class="plp-step" onClick={() => turn(next.item)}>
        <span>{next.label}</span>
      </Button>
    )}
  </div>
);
