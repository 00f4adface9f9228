import { useEffect } from "preact/hooks";
import { Button } from "../parts/Button.jsx";
import { dropKept, findKept, kept, takeOver } from "../kept.js";
import { Icon } from "../parts/Icon.jsx";
import { showToast } from "../toasts.js";
import { edits, pulse, send, useNews, useTrait } from "../session.js";
import { locale, t, tn } from "../texts.js";

/** What the reader must know at once: the server is silent, an edit is not on disk, a text was found again. */
export function Banners() {
  useNews(edits);
  useNews(pulse);
  if (pulse.silent) return <Silent />;
  if (edits.trouble) return <Trouble />;
  return <Found />;
}

const Banner = ({ icon, calm, children, acts }) => (
  <div class={calm ? "plp-banner plp-banner--calm" : "plp-banner"} role={calm ? "status" : "alert"}>
    <Icon name={icon} />
    <p>{children}</p>
    <div class="plp-row">{acts}</div>
  </div>
);

const Silent = () => (
  <Banner icon="unsaved" acts={[<CopyText key="copy" />, <Again key="again" />, <Reload key="reload" />]}>
    <b>{t("The server does not answer. Your text is kept here, in this browser.")}</b>{" "}
    {t("Go on writing: it leaves as soon as the line is back. If nothing helps, load the page again.")}
  </Banner>
);

const Trouble = () => (
  <Banner icon="unsaved" acts={[<CopyText key="copy" />, <Again key="again" />]}>
    <b>{t("Not saved. Your text is kept here, in this browser.")}</b> {edits.trouble}
  </Banner>
);

const Again = () => (
  <Button small onClick={() => pulse.now()}>
    {t("Try again")}
  </Button>
);

const Reload = () => (
  <Button small onClick={() => location.reload()}>
    {t("Load the page again")}
  </Button>
);

function CopyText() {
  const copy = async () => {
    await navigator.clipboard.writeText(edits.asText());
    showToast({ text: t("Your text is copied.") });
  };
  return (
    edits.waiting && (
      <Button small onClick={copy}>
        {t("Copy my text")}
      </Button>
    )
  );
}

// Text that an earlier page typed and that never got its acknowledgement.
function Found() {
  const dossier = useTrait("bar")?.dossier ?? null;
  const section = useTrait("section");
  useNews(kept);
  useEffect(() => findKept(dossier), [dossier]);
  const left = kept.texts;
  const known = valuesOf(section);
  const stands = (path) => JSON.stringify(known.get(path)) === JSON.stringify(left[path].value);
  useEffect(() => dropKept(Object.keys(left).filter(stands)), [section, left]);
  const paths = Object.keys(left).filter((path) => !stands(path));
  if (!paths.length) return null;
  const look = () => {
    const texts = Object.fromEntries(paths.map((path) => [path, left[path].value]));
    send({ do: "look_at_kept", texts });
  };
  const when = new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeStyle: "short" });
  const date = when.format(Math.max(...paths.map((path) => left[path].at)));
  const acts = [
    <Button key="look" small kind="primary" onClick={look}>
      {t("See both versions")}
    </Button>,
    <Button key="take" small onClick={() => takeOver(paths)}>
      {t("Take it over")}
    </Button>,
    <Button key="drop" small kind="quiet" onClick={() => dropKept(paths)}>
      {t("Set aside")}
    </Button>,
  ];
  return (
    <Banner calm icon="clock" acts={acts}>
      <b>{t("This browser kept text that was not saved, from {date}.", { date })}</b>{" "}
      {tn("It concerns {n} field: {words}", "It concerns {n} fields: {words}", paths.length).replace(
        "{words}",
        () => preview(left[paths[0]].value),
      )}
    </Banner>
  );
}

const preview = (value) => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};

/** The values that a section shows, by path. */
function valuesOf(section, found = new Map()) {
  for (const field of section?.fields ?? []) {
    if (field.path) found.set(field.path, field.value);
    for (const row of field.rows ?? []) {
      for (const [name, value] of Object.entries(row.cells ?? row))
        found.set(`${field.path}[${row.id}].${name}`, value);
    }
    valuesOf(field, found);
  }
  return found;
}
