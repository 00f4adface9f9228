import { useState } from "preact/hooks";
import { Button } from "../parts/Button.jsx";
import { Dialog, closeDialog } from "../parts/Dialog.jsx";
import { Drop } from "../parts/Drop.jsx";
import { Icon } from "../parts/Icon.jsx";
import { SelectBox } from "../parts/TextBox.jsx";
import { send } from "../session.js";
import { t, tn } from "../texts.js";

/** Figures from a file: choose or drop it, see what is read, take it over; nothing before that. */
export function FigureImport({ dialog }) {
  const { read } = dialog;
  const take = () => read?.adds && !dialog.busy && send({ do: "figures_take", way: "add" });
  return (
    <Dialog
      title={t("Figures for {name}", { name: dialog.label })}
      wide
      onSubmit={take}
      acts={read?.take ? <TakeOver dialog={dialog} /> : <Button onClick={closeDialog}>{t("Cancel")}</Button>}
    >
      <div class="plp-dialog__body">
        <Chooser dialog={dialog} />
        <div aria-live="polite">
          {dialog.busy && <p class="plp-trend__busy">{t("The file is being read…")}</p>}
          {dialog.error && <Wrong error={dialog.error} name={dialog.name} />}
        </div>
        {read && <Read dialog={dialog} read={read} />}
      </div>
    </Dialog>
  );
}

const TakeOver = ({ dialog: { busy, read } }) => (
  <>
    {read.adds && (
      <button type="submit" class="plp-btn plp-btn--primary" aria-disabled={busy || undefined}>
        {read.take}
      </button>
    )}
    {read.replaces && (
      <Button
        kind={read.adds ? undefined : "primary"}
        onClick={() => send({ do: "figures_take", way: "replace" })}
      >
        {t("Replace all figures")}
      </Button>
    )}
    <Button onClick={closeDialog}>{t("Cancel")}</Button>
  </>
);

const Chooser = ({ dialog }) => (
  <Drop
    label={t("File of figures")}
    accept=".csv,.tsv,.txt,.xlsx,.xls,.ods,.parquet"
    megabytes={30}
    send={(part) => send({ do: "figures_part", id: dialog.id, ...part })}
    choose={dialog.name ? t("Choose another file") : t("Choose a file")}
    drop={dialog.name || t("or drop it here: CSV or Excel, up to 30 MB.")}
    small={Boolean(dialog.name)}
    data-first
  />
);

// What is wrong, with each place: nothing of such a file is taken.
const Wrong = ({ error }) => (
  <div class="plp-summary" role="group" aria-label={t("Nothing was read")}>
    <h3>{t("Nothing was read")}</h3>
    <p>{error.text}</p>
    {error.places.length > 0 && (
      <ul class="plp-import__places" tabIndex={0}>
        {error.places.map((place) => (
          <li key={place}>{place}</li>
        ))}
      </ul>
    )}
  </div>
);

function Read({ dialog, read }) {
  const look = (changed) => send({ do: "figures_look", ...read.profile, ...changed });
  return (
    <>
      {read.facts.length > 0 && <p class="plp-meta">{read.facts.join(" · ")}</p>}
      <div class="plp-grid plp-grid--3 plp-import__how">
        {read.choices.map((choice) => (
          <SelectBox
            key={choice.name}
            label={choice.label}
            value={choice.value}
            options={choice.options}
            onChange={(value) => look({ [choice.name]: value })}
          />
        ))}
      </div>
      {read.series.length > 1 && <Series read={read} onChange={(chosen) => look({ chosen })} />}
      <LeftOut said={read.left_out} />
      {read.rows.length > 0 && <Rows read={read} label={dialog.label} />}
    </>
  );
}

const MANY = 12;

function Series({ read, onChange }) {
  const [wanted, setWanted] = useState("");
  const chosen = new Set(read.chosen);
  const fits = read.series.filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()));
  const shown = fits.slice(0, 200);
  const toggle = (name) =>
    onChange(chosen.has(name) ? read.chosen.filter((one) => one !== name) : [...read.chosen, name]);
  return (
    <fieldset class="plp-group plp-import__series">
      <legend>{t("Which of the file’s series? Several are added up.")}</legend>
      {read.series.length > MANY && (
        <input
          class="plp-input"
          type="search"
          value={wanted}
          aria-label={t("Search among the series")}
          placeholder={t("Search among the series")}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      <div class="plp-import__list" tabIndex={shown.length > MANY ? 0 : undefined}>
        {shown.map((one) => (
          <label key={one.name} class="plp-check">
            <input type="checkbox" checked={chosen.has(one.name)} onChange={() => toggle(one.name)} />
            <span>
              {one.name} <span class="plp-meta">{one.about}</span>
            </span>
          </label>
        ))}
      </div>
      {fits.length > shown.length && (
        <p class="plp-meta">
          {tn("{n} more series: search for it.", "{n} more series: search for them.", fits.length - shown.length)}
        </p>
      )}
    </fieldset>
  );
}

const LeftOut = ({ said }) =>
  said.length > 0 && (
    <div class="plp-note plp-import__left">
      <p class="plp-strong">
        <Icon name="warning" />
        {t("Left out or taken for granted")}
      </p>
      <ul>
        {said.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  );

const Rows = ({ read, label }) => (
  <div class="plp-import__rows">
    <p class="plp-strong">{read.summary}</p>
    <div class="plp-scroll plp-figure__table" tabIndex={0} role="group" aria-label={t("What is read")}>
      <table class="plp-table">
        <caption class="plp-hidden">{label}</caption>
        <thead>
          <tr>
            {read.heading.map((name, index) => (
              <th key={name} scope="col" class={index ? "plp-right" : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {read.rows.map(([period, ...cells], at) => (
            <tr key={at}>
              <th scope="row">{period}</th>
              {cells.map((cell, index) => (
                <td key={index} class="plp-right plp-num">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </div>
);
