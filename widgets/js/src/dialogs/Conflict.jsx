import { useState } from "preact/hooks";
import { Button } from "../parts/Button.jsx";
import { Dialog } from "../parts/Dialog.jsx";
import { send, wordsLang } from "../session.js";
import { t } from "../texts.js";
import { differing } from "../words.js";

/** The same places changed elsewhere: both sides shown, one chosen for each, neither lost. */
export function Conflict({ dialog }) {
  const all = (side) => Object.fromEntries(dialog.rows.map((row) => [row.path, side]));
  const [choices, setChoices] = useState(() => all("mine"));
  const many = dialog.rows.length > 1;
  const acts = (
    <>
      <button type="submit" class="plp-btn plp-btn--primary">
        {t("Go on with these")}
      </button>
      {many && (
        <>
          <Button onClick={() => setChoices(all("mine"))}>{t("All mine")}</Button>
          <Button onClick={() => setChoices(all("theirs"))}>{t("All the others")}</Button>
        </>
      )}
    </>
  );
  return (
    <Dialog
      wide
      mustAnswer
      title={t("This changed elsewhere while you were writing")}
      onSubmit={() => send({ do: "resolve", choices })}
      acts={acts}
    >
      <p class="plp-dialog__text">{dialog.text}</p>
      <div class="plp-dialog__body">
        {dialog.rows.map((row) => (
          <Row
            key={row.path}
            row={row}
            choice={choices[row.path]}
            onChoose={(side) => setChoices({ ...choices, [row.path]: side })}
          />
        ))}
      </div>
    </Dialog>
  );
}

function Row({ row, choice, onChoose }) {
  const [mine, theirs] = [asText(row.mine), asText(row.theirs)];
  const other = [row.when, row.who].filter(Boolean).join(", ");
  return (
    <fieldset class="plp-conflict">
      <legend>
        {row.label} <small>{row.section_title}</small>
      </legend>
      <Side
        row={row}
        side="mine"
        title={t("Yours")}
        from={t("this browser")}
        words={differing(mine, theirs)}
        choice={choice}
        onChoose={onChoose}
      />
      <Side
        row={row}
        side="theirs"
        title={t("The other")}
        from={other}
        words={differing(theirs, mine)}
        choice={choice}
        onChoose={onChoose}
      />
    </fieldset>
  );
}

const Side = ({ row, side, title, from, words, choice, onChoose }) => (
  <label class="plp-choice">
    <input
      type="radio"
      name={`plp-conflict-${row.path}`}
      checked={choice === side}
      onChange={() => onChoose(side)}
    />
    <strong>{title}</strong>
    <span class="plp-meta">{from}</span>
    <span class="plp-words" lang={wordsLang()}>
      {words.length ? (
        words.map(({ text, changed }, index) =>
          changed ? (
            <ins key={index} class="plp-ins">
              {text}
            </ins>
          ) : (
            text
          ),
        )
      ) : (
        <span class="plp-none">{t("Nothing")}</span>
      )}
    </span>
  </label>
);

function asText(value) {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(asText).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
