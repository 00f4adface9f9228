import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../parts/Button.jsx";
import { Icon, State } from "../parts/Icon.jsx";
import { send } from "../session.js";
import { t } from "../texts.js";
import { BesideLinks } from "./Beside.jsx";
import { Meter } from "./Meter.jsx";

const STATES = ["done", "begun", "empty", "left_out"];

/** The letter's parts and sections, each with where it stands. */
export function Outline({ outline }) {
  const here = useRef(null);
  useEffect(() => {
    here.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [outline.current]);
  return (
    <div ref={here}>
      <Summary outline={outline} />
      <ul class="plp-outline">
        {outline.parts.map((part) =>
          part.state ? (
            <Alone key={part.id} part={part} current={outline.current} here={outline.here} />
          ) : (
            <Part key={part.id} part={part} current={outline.current} here={outline.here} />
          ),
        )}
      </ul>
      {outline.closed || (
        <Button
          kind="quiet"
          small
          icon="plus"
          class="plp-add"
          onClick={() => send({ do: "add_section", after: outline.current })}
        >
          {t("Add a section of your own")}
        </Button>
      )}
      {(outline.links ?? []).map((group) => (
        <Links key={group.label} group={group} current={outline.current} />
      ))}
      {outline.closed || <BesideLinks views={outline.beside} label={t("Beside the sections")} />}
    </div>
  );
}

// What stands beside the parts of what is open, each a section of its own.
const Links = ({ group, current }) => (
  <nav class="plp-beside__links" aria-label={group.label}>
    <ul>
      {group.links.map((link) => (
        <li key={link.id}>
          <button
            type="button"
            class="plp-task plp-task--view"
            aria-current={link.id === current ? "page" : undefined}
            onClick={() => visit(link.id)}
          >
            <Icon name={link.icon ?? "right"} />
            <span class="plp-task__t">{link.label}</span>
          </button>
        </li>
      ))}
    </ul>
  </nav>
);

function Summary({ outline }) {
  const texts = outline.progress_texts;
  if (!texts) return null;
  const shown = STATES.filter((state) => texts[state]);
  return (
    <div class="plp-outline__sum">
      <Meter progress={outline.progress} label={shown.map((state) => texts[state]).join(", ")} />
      <ul>
        {shown.map((state) => (
          <li key={state}>
            <State state={state} />
            {texts[state]}
          </li>
        ))}
      </ul>
    </div>
  );
}

// A part opens by itself when one goes to a section in it; the reader may close it again.
function Part({ part, current, here }) {
  const holds = part.children.some((child) => child.id === current);
  const [open, setOpen] = useState(holds);
  useEffect(() => {
    if (holds) setOpen(true);
  }, [holds, current]);
  return (
    <li>
      <button
        type="button"
        class="plp-task plp-task--part"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? "down" : "right"} />
        <span class="plp-task__n">{part.number}</span>
        <span class="plp-task__t">{part.title}</span>
        <span class="plp-task__f">{part.count}</span>
      </button>
      {open && (
        <ul>
          {part.children.map((child) =>
            child.group ? (
              <Group key={child.id} group={child} />
            ) : (
              <Leaf key={child.id} leaf={child} current={current} here={here} />
            ),
          )}
        </ul>
      )}
    </li>
  );
}

// A part that is itself a section; sections of one's own may follow it.
const Alone = ({ part, current, here }) => (
  <>
    <Leaf leaf={part} current={current} here={here} />
    {part.children.map((child) => (
      <Leaf key={child.id} leaf={child} current={current} here={here} />
    ))}
  </>
);

const Group = ({ group }) => (
  <li>
    <span class="plp-task plp-task--group">
      <span />
      <span class="plp-task__n">{group.number}</span>
      <span class="plp-task__t">{group.title}</span>
    </span>
  </li>
);

function Leaf({ leaf, current, here }) {
  return (
    <li>
      <button
        type="button"
        class={`plp-task plp-task--${leaf.state === "left_out" ? "leftout" : leaf.state}`}
        aria-current={leaf.id === current ? "page" : undefined}
        onClick={() => visit(leaf.id)}
      >
        <State state={leaf.state} label={leaf.state_label} />
        <span class="plp-task__n">{leaf.number}</span>
        <span class="plp-task__t">
          {leaf.title}
          {here?.[leaf.id] && <InHere names={here[leaf.id]} />}
        </span>
        {leaf.findings > 0 && (
          <span class="plp-task__f" title={leaf.findings_label}>
            <span aria-hidden="true">{leaf.findings}</span>
            <span class="plp-hidden">, {leaf.findings_label}</span>
          </span>
        )}
      </button>
    </li>
  );
}

// Somebody else is in this section.
const InHere = ({ names }) => (
  <span class="plp-here" title={t("Here too: {names}", { names })}>
    <span class="plp-hidden">. {t("Here too: {names}", { names })}</span>
  </span>
);

/** Go to a section. */
export const visit = (section) => send({ do: "go", section });
