import { useEffect, useId, useRef, useState } from "preact/hooks";
import { base64 } from "../upload.js";
import { Button } from "../parts/Button.jsx";
import { Acts, Dialog } from "../parts/Dialog.jsx";
import { Refusal } from "../parts/Labelled.jsx";
import { SelectBox, TextBox } from "../parts/TextBox.jsx";
import { send } from "../session.js";
import { t } from "../texts.js";

const QUIET = 400; // ms without a key before the sample follows
const LARGEST = 4 * 1024 * 1024;

/** The zone's house style, with a sample of how it looks; kept only where it can be read. */
export function Style({ dialog }) {
  const [values, setValues] = useState({ ...dialog.values, alt: dialog.alt });
  const [files, setFiles] = useState({});
  const [large, setLarge] = useState(null);
  const first = useRef(true);
  const all = { ...values, ...files };
  useEffect(() => {
    if (first.current) return void (first.current = false);
    const waiting = setTimeout(() => send({ do: "style_look", values: all }), QUIET);
    return () => clearTimeout(waiting);
  }, [values, files]);
  const set = (name) => (value) => setValues((held) => ({ ...held, [name]: value }));
  const wrong = (name) => (large?.field === name ? large : dialog.error?.field === name && dialog.error);
  const bring = (name) => async (file) => {
    if (file && file.size > LARGEST)
      return setLarge({ field: name, text: t("{name} is too large: 4 MB at most.", { name: file.name }) });
    setLarge(null);
    const data = file ? await base64(file) : "";
    setFiles((held) => ({ ...held, [name]: data }));
  };
  const field = (name, label, help) => (
    <TextBox label={label} help={help} value={values[name]} error={wrong(name)?.text} onInput={set(name)} />
  );
  const colour = (name, label, help) => (
    <Colour
      label={label}
      help={help}
      value={values[name]}
      standard={dialog.standard[name]}
      error={wrong(name)}
      onInput={set(name)}
    />
  );
  return (
    <Dialog
      wide
      title={t("House style")}
      onSubmit={() => send({ do: "style_save", values: all })}
      acts={<Acts label={t("Keep")} />}
    >
      <div class="plp-dialog__body plp-style">
        <div class="plp-style__fields">
          {dialog.error && !dialog.error.field && <Refusal>{dialog.error.text}</Refusal>}
          <div class="plp-style__pair">
            {colour("accent", t("Colour of numbers and links"))}
            {colour("cover", t("Colour of the cover and titles"))}
          </div>
          <div class="plp-style__pair">
            <SelectBox
              label={t("Font of the text")}
              value={values.text_font}
              options={dialog.fonts}
              onChange={set("text_font")}
            />
            <SelectBox
              label={t("Font of titles and tables")}
              value={values.heading_font}
              options={dialog.fonts}
              onChange={set("heading_font")}
            />
          </div>
          {field("header", t("Header"), t("Stands on top of each page; empty: the document’s own."))}
          {field("footer", t("Footer"), t("For instance the address."))}
          <File
            label={t("Logo")}
            help={t("SVG, PNG or JPEG, 2 MB at most.")}
            accept=".svg,.png,.jpg,.jpeg"
            error={wrong("logo")?.text}
            held={dialog.logo}
            onFile={bring("logo")}
          >
            {dialog.logo && <img src={dialog.logo} alt="" />}
          </File>
          {dialog.logo && field("alt", t("What the logo shows"), t("Read aloud to those who cannot see it."))}
          <File
            label={t("Word template")}
            help={t("A .dotx or .docx file: its styles are taken over, nothing else.")}
            accept=".dotx,.docx"
            error={wrong("template")?.text}
            held={dialog.template}
            onFile={bring("template")}
          >
            {dialog.template && <span>{t("A template is there.")}</span>}
          </File>
        </div>
        <Sample dialog={dialog} values={values} />
      </div>
    </Dialog>
  );
}

function Colour({ label, help, value, standard, error, onInput }) {
  const shown = /^#[0-9a-f]{6}$/i.test(value) ? value : standard;
  return (
    <div>
      <TextBox
        label={label}
        help={help}
        value={value}
        placeholder={standard}
        error={error?.text}
        onInput={onInput}
      />
      <div class="plp-colour">
        <input
          type="color"
          aria-label={t("{label}: choose", { label })}
          value={shown}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        {error?.suggestion && (
          <Button small onClick={() => onInput(error.suggestion)}>
            {t("Take {colour}", { colour: error.suggestion })}
          </Button>
        )}
      </div>
    </div>
  );
}

function File({ label, help, accept, error, held, onFile, children }) {
  const id = useId();
  const input = useRef(null);
  return (
    <div class={`plp-field ${error ? "plp-field--error" : ""}`}>
      <p class="plp-label" id={id}>
        {label}
      </p>
      <p class="plp-help" id={`${id}-help`}>
        {help}
      </p>
      {error && <Refusal id={`${id}-error`}>{error}</Refusal>}
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        onChange={() => onFile(input.current.files[0])}
      />
      <div class="plp-style__file" role="group" aria-labelledby={id} aria-describedby={`${id}-help`}>
        {children}
        <Button small onClick={() => input.current.click()}>
          {held ? t("Choose another file") : t("Choose a file")}
        </Button>
        {held && (
          <Button small kind="quiet" onClick={() => onFile(null)}>
            {t("Remove")}
          </Button>
        )}
      </div>
    </div>
  );
}

// A page in small: the last colours that could be read stay while one is being typed.
function Sample({ dialog, values }) {
  const last = useRef(dialog.shades);
  if (dialog.shades) last.current = dialog.shades;
  const { sample, logo } = dialog;
  const quoted = (name, own) => (name ? `"${name}", ${own}` : own);
  const look = {
    "--sample-serif": quoted(values.text_font, "Charter, Cambria, Georgia, serif"),
    "--sample-sans": quoted(values.heading_font, "system-ui, sans-serif"),
  };
  for (const [name, colour] of Object.entries(last.current ?? {})) look[`--sample-${name}`] = colour;
  return (
    <div class="plp-sample" style={look} role="img" aria-label={t("A page in this style")}>
      <div class="plp-sample__cover">
        <b>{sample.title}</b>
        <span>{values.header || sample.name}</span>
      </div>
      <div class="plp-sample__text">
        <p class="plp-sample__title">{sample.heading}</p>
        <p>
          {sample.text} <span>{sample.link}</span>
        </p>
        <div class="plp-sample__head">{sample.heading}</div>
      </div>
      <div class="plp-sample__foot">
        <span>{values.footer}</span>
        {logo && <img src={logo} alt="" />}
      </div>
    </div>
  );
}
