import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { plain } from "../parts/Passage.jsx";
import { SelectBox, TextBox } from "../parts/TextBox.jsx";
import { withItems } from "./IntakeSource.jsx";

/** The dossier to be: its sections, and in the open one what is proposed for it. */
export function IntakeSections({ held, words, lang, at, setAt, act }) {
  const [open, setOpen] = useState(null);
  const list = useRef(null);
  const here = held.known[at]?.section;
  useEffect(() => setOpen(here), [here]);
  useEffect(() => {
    const row = list.current?.querySelector("[aria-expanded=true]");
    const pane = list.current?.parentElement;
    if (!row || getComputedStyle(pane).overflowY === "visible") return;
    pane.scrollTo({ top: row.offsetTop - 80 });
  }, [open]);
  const turn = (section) => {
    setOpen(open === section.id ? null : section.id);
    if (section.first && open !== section.id) setAt(section.first);
  };
  return (
    <section class="plp-targets" aria-label={words.target} tabIndex={-1}>
      <h2>{words.target}</h2>
      <ol ref={list}>
        {held.sections.map((section) =>
          section.group ? (
            <li key={section.id} class="plp-target__group">
              <span class="plp-num">{section.number}</span> {section.title}
            </li>
          ) : (
            <li key={section.id}>
              <Head section={section} open={open === section.id} onTurn={() => turn(section)} />
              {open === section.id && (
                <Body section={section} held={held} words={words} lang={lang} setAt={setAt} act={act} />
              )}
            </li>
          ),
        )}
      </ol>
    </section>
  );
}

function Head({ section, open, onTurn }) {
  const { total = 0, decided = 0 } = section;
  const state = !total ? "empty" : decided === total ? "done" : decided ? "begun" : "empty";
  return (
    <button
      type="button"
      class={`plp-target ${total ? "" : "plp-target--none"}`}
      aria-expanded={open}
      onClick={onTurn}
    >
      <Icon name={state} class={`plp-state plp-state--${state}`} />
      <span class="plp-num plp-target__n">{section.number}</span>
      <span>{section.title}</span>
      <span class="plp-num plp-target__c">{total > 0 && `${decided}/${total}`}</span>
    </button>
  );
}

function Body({ section, held, words, lang, setAt, act }) {
  const rows = held.rows.filter((row) => row.section === section.id && row.state !== "structure");
  const items = held.items.filter((item) => item.section === section.id);
  const waiting = rows.filter((row) => row.state === "open");
  if (!rows.length && !items.length) return <p class="plp-target__body plp-meta">{words.none}</p>;
  const accept = () => act({ do: "intake_decide", what: "accept", ids: withItems(held, waiting.map((r) => r.id)) });
  return (
    <div class="plp-target__body">
      {waiting.length > 0 && (
        <Button small icon="good" onClick={accept}>
          {words.accept_section} <span class="plp-num">{waiting.length}</span>
        </Button>
      )}
      {items.length > 0 && (
        <ul class="plp-founds" aria-label={words.items}>
          {items.map((item) => (
            <Found key={item.id} item={item} words={words} act={act} onSee={() => setAt(item.passages[0])} />
          ))}
        </ul>
      )}
      <ul class="plp-excerpts">
        {rows.map((row) => (
          <li key={row.id} class={`plp-excerpt plp-excerpt--${row.state}`}>
            <button type="button" lang={lang} onClick={() => setAt(row.id)}>
              {excerpt(row) || words.empty_passage}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function excerpt(row) {
  const text = row.table.length ? row.table[0].join(" · ") : row.text;
  const said = plain(text.replace(/\*/g, "")).replace(/\s+/g, " ");
  return said.length > 110 ? `${said.slice(0, 108)}…` : said;
}

// Something recognised: its fields may be put right, or it stays the text that it is.
function Found({ item, words, act, onSee }) {
  const decide = (what) => act({ do: "intake_decide", what, ids: [item.id] });
  const refused = item.state === "refused";
  return (
    <li class={`plp-found plp-found--${item.state}`}>
      <p class="plp-found__head">
        <span class="plp-chip">{item.label}</span>
        <button type="button" class="plp-link" onClick={onSee}>
          {item.title}
        </button>
        <span class="plp-meta">{item.state === "accepted" ? words.accepted : item.sure_label}</span>
      </p>
      {!refused && item.fields.length > 0 && (
        <div class="plp-found__fields">
          {item.fields.map((one) => (
            <FoundField key={`${one.name}-${one.value}`} item={item} one={one} act={act} />
          ))}
        </div>
      )}
      <div class="plp-row">
        {item.state !== "accepted" && (
          <Button small icon="good" onClick={() => decide("accept")}>
            {words.accept}
          </Button>
        )}
        {!refused && (
          <Button small kind="quiet" onClick={() => decide("leave_out")}>
            {words.not_item}
          </Button>
        )}
      </div>
    </li>
  );
}

function FoundField({ item, one, act }) {
  const [value, setValue] = useState(one.value);
  const [error, setError] = useState("");
  const keep = async (typed) => {
    if (typed === one.value) return;
    const answer = await act({ do: "intake_fill", id: item.id, name: one.name, value: typed });
    setError(answer.refused?.message ?? "");
  };
  if (one.options)
    return <SelectBox label={one.label} value={value} options={withNone(one.options)} onChange={keep} />;
  return (
    <div class={one.wide ? "plp-found__wide" : undefined}>
      <TextBox
        label={one.label}
        value={value}
        error={error}
        type={one.day ? "date" : undefined}
        rows={one.long ? 3 : undefined}
        onInput={setValue}
        onBlur={() => keep(value)}
      />
    </div>
  );
}

const withNone = (options) => [{ value: "", label: "–" }, ...options];
