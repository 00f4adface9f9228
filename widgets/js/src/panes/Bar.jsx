import { useRef } from "preact/hooks";
import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Menu } from "../parts/Menu.jsx";
import { edits, openDialog, pulse, send, useNews, useTrait, wire } from "../session.js";
import { t } from "../texts.js";
import { Others } from "./Others.jsx";

/** The bar on top: which dossier, whether it is saved, the language, preview and export. */
export function Bar() {
  const bar = useTrait("bar");
  const screen = useTrait("screen");
  useNews(wire);
  if (!bar) return null;
  return (
    <header class="plp-bar" aria-busy={wire.busy}>
      <div class="plp-bar__name">
        <HomeLink />
        <div class="plp-bar__title">
          {bar.title}
          <Under bar={bar} />
        </div>
      </div>
      <Places apps={bar.apps} />
      <div class="plp-bar__end">
        <Others others={bar.others} />
        {screen === "letter" && <SaveState />}
        <Languages />
        {bar.can_export && (
          <>
            <Button icon="eye" label={t("Preview")} onClick={() => openDialog("preview")}>
              <span class="plp-btn__t">{t("Preview")}</span>
            </Button>
            <Button icon="export" kind="primary" onClick={() => openDialog("export")}>
              {bar.export_label ?? t("Export")}
            </Button>
          </>
        )}
      </div>
      {wire.busy && <span class="plp-busy" role="progressbar" aria-label={t("At work")} />}
    </header>
  );
}

function HomeLink() {
  const go = (event) => {
    event.preventDefault();
    send({ do: "home" });
  };
  return (
    <a class="plp-bar__home" href="?" aria-label={t("All dossiers")} title={t("All dossiers")} onClick={go}>
      <Icon name="mark" />
    </a>
  );
}

// Under the title: the document; on the home screen, who is at work, as they said themselves.
function Under({ bar }) {
  return (
    <small>
      {bar.subtitle}
      {!bar.dossier && bar.actor && (
        <button
          type="button"
          class="plp-link"
          aria-label={t("Change who you are")}
          onClick={() => openDialog("actor")}
        >
          {t("Change")}
        </button>
      )}
    </small>
  );
}

// The parts of the app; with the letter, what there is around it.
function Places({ apps }) {
  const screen = useTrait("screen");
  const outline = useTrait("outline");
  const section = useTrait("section");
  const last = useRef(null);
  const inLetter = screen === "letter";
  if (inLetter && section && !section.beside) last.current = section.id;
  const elsewhere = apps?.some((app) => app.current && app.id !== "letter" && !app.around);
  const views = inLetter && !elsewhere ? (outline?.beside ?? []) : [];
  if (!views.length && !apps?.length) return null;
  const around = views.find((view) => view.current);
  const back = () =>
    inLetter
      ? send({ do: "go", section: last.current ?? outline.parts[0].children[0].id })
      : send({ do: "home" });
  return (
    <nav class="plp-bar__apps" aria-label={t("Parts of the dossier")}>
      {(apps ?? []).map((app) => [
        <Tab
          key={app.id}
          label={app.label}
          current={app.current && !around}
          again={Boolean(app.message)}
          onGo={() => (app.message ? send(app.message) : app.view ? send({ do: "visit", view: app.view }) : back())}
        />,
        (app.around ?? app.id === "letter") && views.length > 0 && (
          <Around key="around" views={views} here={around} label={app.around} />
        ),
      ])}
    </nav>
  );
}

// A part with sections of its own leads back to its first one from any of them.
const Tab = ({ label, current, again, onGo }) => (
  <button
    type="button"
    class="plp-bar__app"
    aria-current={current ? "page" : undefined}
    onClick={() => (again || !current) && onGo()}
  >
    {label}
  </button>
);

const Around = ({ views, here, label }) => (
  <Menu
    worded
    label={here?.label ?? label ?? t("Around the letter")}
    items={views.map((view) => ({
      label: view.label,
      icon: view.current ? "good" : "right",
      act: () => send({ do: "visit", view: view.id }),
    }))}
    aria-current={here ? "page" : undefined}
  />
);

function Languages() {
  const ui = useTrait("ui");
  return (
    <div class="plp-seg plp-seg--small" role="group" aria-label={t("Language of the screen")}>
      {(ui?.langs ?? []).map(({ code, label }) => (
        <button
          key={code}
          type="button"
          lang={code}
          title={label}
          aria-pressed={code === ui.lang}
          onClick={() => send({ do: "lang", code })}
        >
          <span aria-hidden="true">{code.toUpperCase()}</span>
          <span class="plp-hidden">{label}</span>
        </button>
      ))}
    </div>
  );
}

const ICONS = { saved: "saved", saving: "saving", not: "unsaved" };

function SaveState() {
  const said = useTrait("save");
  useNews(edits);
  useNews(pulse);
  const { state, text, detail } = saveState(said);
  if (!text) return null;
  return (
    <span class={`plp-save plp-save--${state}`} title={detail}>
      <Icon name={ICONS[state]} />
      {text}
    </span>
  );
}

function saveState(said) {
  const time = edits.savedAt;
  if (pulse.silent || edits.trouble) {
    return {
      state: "not",
      text: time ? t("Not saved since {time}", { time }) : t("Not saved"),
      detail: edits.trouble,
    };
  }
  if (edits.waiting) return { state: "saving", text: t("Saving…") };
  if (time && said?.state !== "not") return { state: "saved", text: t("Saved at {time}", { time }) };
  return said ?? { state: "saved", text: "" };
}
