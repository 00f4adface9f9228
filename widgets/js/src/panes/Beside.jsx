import { Field } from "../fields/Field.jsx";
import { Icon } from "../parts/Icon.jsx";
import { send, useTrait } from "../session.js";
import { t } from "../texts.js";

/** What stands beside the sections: a map, the versions, what was done when. */
export const BesideView = ({ section }) => (
  <article key={section.id} class="plp-beside">
    <div class="plp-head">
      <div>
        <h1 id="plp-title" tabIndex={-1}>
          {section.title}
        </h1>
        {section.about && <p class="plp-beside__about">{section.about}</p>}
      </div>
      <Siblings views={section.siblings} />
    </div>
    <div class="plp-fields">
      {section.fields.map((field) => (
        <Field key={field.path ?? field.label ?? field.kind} field={field} />
      ))}
    </div>
  </article>
);

// The other views of the same part of the app.
function Siblings({ views }) {
  if (!views?.length) return null;
  return (
    <nav class="plp-seg plp-siblings" aria-label={t("In this part")}>
      {views.map(({ id, label, current }) => (
        <button
          key={id}
          type="button"
          aria-current={current ? "page" : undefined}
          onClick={() => !current && send({ do: "visit", view: id })}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}

/** The same without a dossier: a page of its own. */
export function Beside() {
  const section = useTrait("section");
  return (
    <main
      class={section?.wide ? "plp-page plp-page--wide" : "plp-page"}
      id="plp-main"
      tabIndex={-1}
      aria-busy={!section || undefined}
    >
      {section && <BesideView section={section} />}
    </main>
  );
}

/** Where one can go beside the sections, or beside the list of dossiers. */
export function BesideLinks({ views, label }) {
  if (!views?.length) return null;
  return (
    <nav class="plp-beside__links" aria-label={label}>
      <ul>
        {views.map((view) => (
          <li key={view.id}>
            <button
              type="button"
              class="plp-task plp-task--view"
              aria-current={view.current ? "page" : undefined}
              onClick={() => send({ do: "visit", view: view.id })}
            >
              <Icon name="right" />
              <span class="plp-task__t">{view.label}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
