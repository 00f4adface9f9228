import { useState } from "preact/hooks";
import { save } from "../downloads.js";
import { Button } from "../parts/Button.jsx";
import { Dialog, closeDialog } from "../parts/Dialog.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Progress } from "../parts/Progress.jsx";
import { Refusal } from "../parts/Labelled.jsx";
import { SelectBox } from "../parts/TextBox.jsx";
import { openDialog, send } from "../session.js";
import { t } from "../texts.js";

/** Take the letter away: in which formats, finished or draft; what remains to settle; how far it is. */
export function Export({ dialog }) {
  const [formats, setFormats] = useState(() => dialog.chosen ?? dialog.formats.map((format) => format.id));
  const [draft, setDraft] = useState(Boolean(dialog.draft));
  const [lang, setLang] = useState(dialog.lang);
  const [wanted, setWanted] = useState(dialog.document);
  const [since, setSince] = useState("");
  const [beside, setBeside] = useState(false);
  const documents = dialog.documents ?? [];
  const document = documents.find((one) => one.value === wanted);
  const versions = document?.since;
  const start = since || versions?.[0]?.value;
  const busy = Boolean(dialog.progress);
  const submit = () => {
    if (!formats.length || busy) return;
    const compared = versions && { since: start, beside };
    send({ do: "export", formats, draft, lang, document: wanted, ...compared });
  };
  const toggle = (id) =>
    setFormats(formats.includes(id) ? formats.filter((one) => one !== id) : [...formats, id]);
  const langs = dialog.langs ?? [];
  return (
    <Dialog
      title={t("Export")}
      onSubmit={submit}
      acts={<ExportActs off={!formats.length || busy} done={dialog.done?.length > 0} />}
    >
      <Remaining findings={dialog.findings} id="plp-remaining" />
      <Remaining findings={dialog.report} id="plp-report" />
      {dialog.error && <Refusal>{dialog.error}</Refusal>}
      {dialog.error && dialog.go && (
        <p>
          <button type="button" class="plp-link" onClick={() => send({ do: "go", ...dialog.go })}>
            {t("Go to the place")}
          </button>
        </p>
      )}
      {documents.length > 1 && (
        <fieldset class="plp-group" disabled={busy}>
          <SelectBox
            label={t("Document")}
            help={document?.hint}
            value={wanted}
            options={documents}
            onChange={setWanted}
          />
          {versions && (
            <>
              <SelectBox label={t("Compared with")} value={start} options={versions} onChange={setSince} />
              <label class="plp-check">
                <input
                  type="checkbox"
                  checked={beside}
                  onChange={(event) => setBeside(event.currentTarget.checked)}
                />
                {t("In two columns, only what changed")}
              </label>
            </>
          )}
        </fieldset>
      )}
      <fieldset class="plp-group" disabled={busy}>
        <legend>{t("Formats")}</legend>
        <div class="plp-formats">
          {dialog.formats.map((format) => (
            <label key={format.id} class="plp-choice">
              <input
                type="checkbox"
                checked={formats.includes(format.id)}
                onChange={() => toggle(format.id)}
              />
              <strong>{format.label}</strong>
              <span>{format.hint}</span>
            </label>
          ))}
        </div>
        {langs.length > 1 && (
          <SelectBox label={t("Language of the document")} value={lang} options={langs} onChange={setLang} />
        )}
        <label class="plp-check">
          <input
            type="checkbox"
            checked={draft}
            onChange={(event) => setDraft(event.currentTarget.checked)}
          />
          {t("As a draft: also show what is still empty")}
        </label>
      </fieldset>
      <p class="plp-meta plp-house">
        <button type="button" class="plp-link" onClick={() => openDialog("style")}>
          {t("House style: colours, fonts, logo…")}
        </button>
        {dialog.sign && (
          <>
            {" · "}
            <button type="button" class="plp-link" onClick={() => openDialog("sign")}>
              {dialog.sign}
            </button>
          </>
        )}
      </p>
      <div aria-live="polite">
        {busy && <Progress {...dialog.progress} />}
        <Done done={dialog.done ?? []} />
      </div>
    </Dialog>
  );
}

const ExportActs = ({ off, done }) => (
  <>
    <button
      type="submit"
      class={`plp-btn ${done ? "" : "plp-btn--primary"}`}
      aria-disabled={off || undefined}
    >
      <Icon name="export" />
      {done ? t("Export again") : t("Export")}
    </button>
    <Button kind={done ? "primary" : undefined} onClick={closeDialog}>
      {t("Close")}
    </Button>
  </>
);

// What stands in the way, or should at least be known, each leading to its place.
function Remaining({ findings, id }) {
  if (!findings?.list?.length) return null;
  const { errors, list, text } = findings;
  return (
    <div
      class={errors ? "plp-summary" : "plp-summary plp-summary--calm"}
      role="group"
      aria-labelledby={id}
    >
      <h3 id={id}>{text ?? t("Before you export")}</h3>
      <ul>
        {list.map((finding) => (
          <li key={finding.key}>
            <button type="button" class="plp-link" onClick={() => send({ do: "go", ...finding.go })}>
              {finding.title}
            </button>{" "}
            <span class="plp-meta">{finding.place}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const Done = ({ done }) =>
  done.length > 0 && (
    <ul class="plp-done">
      {done.map(({ name }) => (
        <li key={name}>
          <Icon name="good" />
          <span>{name}</span>
          <Button kind="quiet" small onClick={() => save(name)}>
            {t("Save again")}
            <span class="plp-hidden"> {name}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
