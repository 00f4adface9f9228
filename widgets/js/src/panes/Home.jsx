import { useEffect, useState } from "preact/hooks";
import { DueRow } from "../fields/Coming.jsx";
import { Button } from "../parts/Button.jsx";
import { Choose, bring, useDrop } from "../parts/Drop.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Menu } from "../parts/Menu.jsx";
import { openDialog, send, useTrait } from "../session.js";
import { t } from "../texts.js";
import { showToast } from "../toasts.js";
import { BesideLinks } from "./Beside.jsx";
import { Meter } from "./Meter.jsx";

/** All the dossiers, and where one left off. */
export function Home() {
  const home = useTrait("home");
  const [over, drop] = useDrop(bringIn);
  useReadAhead(home?.rows.length ?? 0);
  if (!home) return <main class="plp-page" id="plp-main" aria-busy="true" />;
  const due = home.due ?? [];
  return (
    <main class={over ? "plp-page plp-page--over" : "plp-page"} id="plp-main" tabIndex={-1} {...drop}>
      {over && (
        <p class="plp-home__drop" role="status">
          {t("Let it go: the file is brought in.")}
        </p>
      )}
      <div class="plp-head plp-head--middle">
        <h1 id="plp-title" tabIndex={-1} class="plp-title">
          {home.heading}
        </h1>
        <div class="plp-row">
          <Bring />
          <Button
            icon="plus"
            kind={home.rows.length ? undefined : "primary"}
            onClick={() => openDialog("new")}
          >
            {t("New dossier")}
          </Button>
        </div>
      </div>
      {(home.warnings ?? []).map((warning) => (
        <p key={warning} class="plp-warned" role="status">
          <Icon name="warning" />
          {warning}
        </p>
      ))}
      <div class={due.length ? "plp-home plp-home--due" : "plp-home"}>
        <div>
          {home.resume && <Resume resume={home.resume} />}
          {home.intakes?.length > 0 && <Imports rows={home.intakes} />}
          {home.rows.length ? <Dossiers rows={home.rows} /> : <Nothing />}
          <Under home={home} />
        </div>
        {due.length > 0 && <Due due={due} />}
      </div>
      <BesideLinks views={home.beside} label={t("Beside the dossiers")} />
    </main>
  );
}

const MANY = 10; // dossiers from which it takes a while to compare them
const IDLE = 1500; // ms after which the reader is looking at the list

// Who looks at many dossiers often compares them next: they are read meanwhile.
function useReadAhead(count) {
  useEffect(() => {
    if (count < MANY) return undefined;
    const timer = setTimeout(() => send({ do: "many_ahead" }), IDLE);
    return () => clearTimeout(timer);
  }, [count]);
}

const FILES = ".json,.pdf,.docx,.docm,.odt,.md,.txt,.html,.htm";

// One of ours, or a document from elsewhere: what it is is seen in Python.
const bringIn = (file) =>
  bring(file, {
    megabytes: 64,
    send: (part) => send({ do: "bring_part", ...part }),
    say: (text) => showToast({ text }),
  });

const Bring = () => (
  <Choose label={t("Bring in a file")} accept={FILES} onFile={bringIn}>
    {t("Bring in a file")}
  </Choose>
);

// Documents that were brought in and are not a dossier yet.
const Imports = ({ rows }) => (
  <section class="plp-card plp-imports" aria-labelledby="plp-imports">
    <h2 id="plp-imports">{t("Imports to finish")}</h2>
    <ul>
      {rows.map((row) => (
        <li key={row.id}>
          <Icon name="doc" />
          <div>
            <p class="plp-strong">{row.name}</p>
            <p class="plp-meta">{[row.what, row.when].filter(Boolean).join(" · ")}</p>
          </div>
          <div class="plp-row">
            <Button small onClick={() => send({ do: "intake_open", id: row.id })}>
              {t("Go on")}
              <span class="plp-hidden">: {row.name}</span>
            </Button>
            <Button small kind="quiet" onClick={() => openDialog("intake_forget", { about: row.id })}>
              {t("Give up…")}
              <span class="plp-hidden">: {row.name}</span>
            </Button>
          </div>
        </li>
      ))}
    </ul>
  </section>
);

const Resume = ({ resume }) => (
  <section class="plp-card plp-resume" aria-labelledby="plp-resume">
    <div>
      <p class="plp-meta">{resume.over}</p>
      <h2 id="plp-resume">{resume.title}</h2>
    </div>
    <Button
      kind="primary"
      after="right"
      onClick={() =>
        send({ do: "open", dossier: resume.dossier, section: resume.section, item: resume.item })
      }
    >
      {t("Go on")}
    </Button>
  </section>
);

const Nothing = () => (
  <div class="plp-void">
    <Icon name="doc" />
    <h2>{t("No dossier yet")}</h2>
    <p>{t("Begin a new one, or drop a letter here: one of ours, or an old one in Word or PDF.")}</p>
  </div>
);

const Dossiers = ({ rows }) => (
  <section class="plp-card plp-scroll">
    <table class="plp-table">
      <caption class="plp-hidden">
        {t("Dossiers, with their stage, their progress and their last change")}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="plp-home__name">
            {t("Dossier")}
          </th>
          <th scope="col">{t("Stage")}</th>
          <th scope="col" class="plp-home__progress">
            {t("Sections")}
          </th>
          <th scope="col">{t("Changed")}</th>
          <th scope="col">
            <span class="plp-hidden">{t("Actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Dossier key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  </section>
);

function Dossier({ row }) {
  const open = (event) => {
    event.preventDefault();
    send({ do: "open", dossier: row.id });
  };
  const items = [
    { label: t("Duplicate"), icon: "copy", act: () => send({ do: "duplicate", dossier: row.id }) },
    {
      label: t("Take away as a file"),
      icon: "export",
      act: () => send({ do: "take_away", dossier: row.id }),
    },
    {
      label: t("Move to the bin"),
      icon: "bin",
      danger: true,
      act: () => send({ do: "bin", dossier: row.id }),
    },
  ];
  return (
    <tr>
      <td>
        <a class="plp-strong" href={`?dossier=${encodeURIComponent(row.id)}`} onClick={open}>
          {row.title || t("Untitled")}
        </a>
        <p class="plp-meta">{row.subtitle}</p>
      </td>
      <td>
        {row.stage}
        <Steps steps={row.steps ?? []} />
      </td>
      <td>
        <Meter progress={row.progress} label={row.progress_text} />
        <p class="plp-meta plp-num plp-home__counts">{row.progress_text}</p>
      </td>
      <td>
        <span class="plp-num">{row.changed}</span>
        <p class="plp-meta">{row.by}</p>
      </td>
      <td>
        <Menu label={t("Actions for {name}", { name: row.title || t("Untitled") })} items={items} />
      </td>
    </tr>
  );
}

function Steps({ steps }) {
  if (!steps.length) return null;
  const at = steps.indexOf("now") + 1 || steps.length;
  return (
    <div class="plp-steps" role="img" aria-label={t("step {n} of {total}", { n: at, total: steps.length })}>
      {steps.map((step, index) => (
        <i key={index} class={step} />
      ))}
    </div>
  );
}

function Under({ home }) {
  const [shown, setShown] = useState(false);
  const bin = home.bin ?? [];
  return (
    <>
      <p class="plp-meta plp-home__under">
        {home.note}
        {" · "}
        <button type="button" class="plp-link" onClick={() => openDialog("style")}>
          {t("House style: colours, fonts, logo…")}
        </button>
        {bin.length > 0 && (
          <>
            {" · "}
            <button type="button" class="plp-link" aria-expanded={shown} onClick={() => setShown(!shown)}>
              {t("Bin ({n})", { n: bin.length })}
            </button>
          </>
        )}
      </p>
      {shown && bin.length > 0 && <Bin bin={bin} />}
    </>
  );
}

const Bin = ({ bin }) => (
  <section class="plp-card" aria-label={t("Bin")}>
    <ul class="plp-bin">
      {bin.map((one) => (
        <li key={one.id}>
          <div>
            <p class="plp-strong">{one.title || t("Untitled")}</p>
            <p class="plp-meta">{one.deleted}</p>
          </div>
          <div class="plp-row">
            <Button small onClick={() => send({ do: "restore", dossier: one.id })}>
              {t("Put back")}
            </Button>
            <Button small kind="danger" onClick={() => openDialog("confirm", { dossier: one.id })}>
              {t("Delete for good…")}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  </section>
);

const Due = ({ due }) => (
  <aside aria-labelledby="plp-due">
    <h2 id="plp-due">{t("Coming up")}</h2>
    <ul>
      {due.map((one) => (
        <DueRow key={one.id ?? one.title} one={one} />
      ))}
    </ul>
    {due[0].calendar && (
      <Button small icon="calendar" onClick={() => send({ do: "calendar" })}>
        {due[0].calendar}
      </Button>
    )}
  </aside>
);
