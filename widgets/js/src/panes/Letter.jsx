import { useEffect, useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { useTrait } from "../session.js";
import { t, tn } from "../texts.js";
import { Aside } from "./Aside.jsx";
import { Outline } from "./Outline.jsx";
import { Section } from "./Section.jsx";

/** The three panes: where you are, what you write, what helps. */
export function Letter() {
  const outline = useTrait("outline");
  const section = useTrait("section");
  const aside = useTrait("aside");
  const remarks = aside?.findings?.length ?? 0;
  if (section?.wide) return <Whole section={section} />;
  return (
    <div class={aside ? "plp-panes" : "plp-panes plp-panes--wide"}>
      <Pane
        as="nav"
        side="left"
        label={outline?.heading}
        fold={t("{heading}: section {number}", {
          heading: outline?.heading ?? "",
          number: section?.number || (section?.title ?? ""),
        })}
        closeOn={section?.id}
      >
        {outline && <Outline outline={outline} />}
      </Pane>
      <main class="plp-panes__main" id="plp-main" tabIndex={-1}>
        {section && <Section section={section} />}
      </main>
      {aside && (
        <Pane
          as="aside"
          side="right"
          label={aside.label ?? t("Advice for this section")}
          fold={aside.fold ?? tn("Advice: {n} remark", "Advice: {n} remarks", remarks)}
          closeOn={section?.id}
        >
          <Aside aside={aside} section={section} />
        </Pane>
      )}
    </div>
  );
}

// What needs the whole width: nothing beside it.
const Whole = ({ section }) => (
  <div class="plp-panes plp-panes--whole">
    <main class="plp-panes__main" id="plp-main" tabIndex={-1}>
      <Section section={section} />
    </main>
  </div>
);

// A side pane; on a narrow screen it folds behind a button, and folds again once one has gone elsewhere.
function Pane({ as: Tag, side, label, fold, closeOn, children }) {
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [closeOn]);
  return (
    <Tag class={`plp-panes__${side}`} aria-label={label}>
      <button
        type="button"
        class="plp-btn plp-pane-toggle"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {fold}
        <Icon name="down" />
      </button>
      <div class="plp-pane">{children}</div>
    </Tag>
  );
}
