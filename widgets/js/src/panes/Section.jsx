import { openDetail, openItem } from "../fields/Detail.jsx";
import { Field } from "../fields/Field.jsx";
import { Button, IconButton } from "../parts/Button.jsx";
import { Icon, State } from "../parts/Icon.jsx";
import { Menu } from "../parts/Menu.jsx";
import { openDialog, send } from "../session.js";
import { t } from "../texts.js";
import { BesideView } from "./Beside.jsx";
import { visit } from "./Outline.jsx";

/** The section in view: its title, its fields, where to go next. */
export function Section({ section }) {
  if (section.beside) return <BesideView section={section} />;
  const detail = openDetail(section);
  if (detail) return <OpenItem section={section} detail={detail} />;
  return (
    <article key={section.id}>
      <div class="plp-head">
        <div>
          {section.over && <p class="plp-head__over">{section.over}</p>}
          <Title>{`${section.number ?? ""} ${section.title}`.trim()}</Title>
          <Facts section={section} />
        </div>
        <HeadActs section={section} />
      </div>
      {section.left_out ? <LeftOut section={section} /> : <Fields fields={section.fields} />}
      <Foot section={section} />
    </article>
  );
}

const Title = ({ children }) => (
  <h1 id="plp-title" tabIndex={-1}>
    {children}
  </h1>
);

const Fields = ({ fields }) => (
  <div class="plp-fields">
    {fields.map((field) => (
      <Field key={field.path ?? field.label ?? field.text} field={field} />
    ))}
  </div>
);

const Facts = ({ section }) => (
  <div class="plp-head__facts">
    {section.state && (
      <span class="plp-row">
        <State state={section.state} />
        {section.state_label}
      </span>
    )}
    {(section.facts ?? []).map((fact) =>
      fact.go ? (
        <button key={fact.text} type="button" class="plp-link" onClick={() => send({ do: "go", ...fact.go })}>
          {fact.text}
        </button>
      ) : (
        <span key={fact} class="plp-chip plp-chip--line">
          {fact}
        </span>
      ),
    )}
    <Origins origins={section.origins} />
  </div>
);

// Where this stood in the document that it was brought in from, with that document at hand.
const Origins = ({ origins = [] }) =>
  origins.map((origin) => (
    <button
      key={origin}
      type="button"
      class="plp-chip plp-chip--line plp-origin"
      title={t("See the document")}
      onClick={() => send({ do: "visit", view: "view-source" })}
    >
      <Icon name="doc" />
      {origin}
    </button>
  ));

function HeadActs({ section }) {
  if (section.own) {
    return (
      <Button kind="quiet" onClick={() => send({ do: "remove", id: section.id })}>
        {t("Remove this section")}
      </Button>
    );
  }
  if (!section.can_leave_out || section.left_out) return null;
  return (
    <Button kind="quiet" onClick={() => openDialog("leave_out", { section: section.id })}>
      {t("Leave out…")}
    </Button>
  );
}

const LeftOut = ({ section }) => (
  <div class="plp-void">
    <State state="left_out" />
    <h2>{t("This section is left out of the letter")}</h2>
    <p>{section.left_out.reason}</p>
    <Button onClick={() => send({ do: "take_back", section: section.id })}>{t("Take it back")}</Button>
  </div>
);

function Foot({ section }) {
  const { prev, next, done, left_out: leftOut } = section;
  const mark = () => send({ do: "mark", section: section.id, done: !done });
  if (!prev && !next && section.unmarked) return null;
  return (
    <div class="plp-foot">
      {prev ? <Step way="prev" to={prev} onGo={() => visit(prev.id)} /> : <span />}
      <div class="plp-row">
        {!leftOut && section.unmarked !== true && (
          <Button icon={done ? "good" : undefined} aria-pressed={Boolean(done)} onClick={mark}>
            {done ? t("Marked as done") : t("Mark as done")}
          </Button>
        )}
        {next && <Step way="next" to={next} onGo={() => visit(next.id)} />}
      </div>
    </div>
  );
}

const Step = ({ way, to, onGo }) => (
  <Button
    kind={way === "next" ? "primary" : "quiet"}
    icon={way === "prev" ? "left" : undefined}
    after={way === "next" ? "right" : undefined}
    class="plp-step"
    onClick={onGo}
  >
    <span>{to.label}</span>
  </Button>
);

// One item of a list, opened: the section steps back into the line above the title.
function OpenItem({ section, detail }) {
  const { item } = section;
  const up = item.back ?? null;
  const list = { id: up, label: t("Back to the list") };
  const actions = [
    { label: list.label, icon: "list", act: () => openItem(up) },
    { label: t("Remove"), icon: "bin", danger: true, act: () => send({ do: "remove", id: item.id }) },
  ];
  return (
    <article key={item.id}>
      <div class="plp-head">
        <div>
          <p class="plp-head__over">
            <button type="button" class="plp-link" onClick={() => openItem(up)}>
              {item.over}
            </button>
          </p>
          <Title>{[item.number, item.title].filter(Boolean).join(" · ")}</Title>
          {section.origins?.length > 0 && (
            <div class="plp-head__facts">
              <Origins origins={section.origins} />
            </div>
          )}
        </div>
        <div class="plp-row plp-row--tight">
          <Turn icon="left" label={t("Previous")} to={item.prev} onOpen={openItem} />
          <Turn icon="right" label={t("Next")} to={item.next} onOpen={openItem} />
          <Menu label={t("Other actions")} items={actions} />
        </div>
      </div>
      <Field field={detail} />
      <div class="plp-foot">
        <Step way="prev" to={item.prev ?? list} onGo={() => openItem(item.prev?.id ?? up)} />
        <Step way="next" to={item.next ?? list} onGo={() => openItem(item.next?.id ?? up)} />
      </div>
    </article>
  );
}

const Turn = ({ icon, label, to, onOpen }) => (
  <IconButton
    icon={icon}
    label={to ? t("{way}: {label}", { way: label, label: to.label }) : label}
    aria-disabled={!to || undefined}
    onClick={() => to && onOpen(to.id)}
  />
);
