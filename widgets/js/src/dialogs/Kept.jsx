import { useEffect, useState } from "preact/hooks";
import { Button } from "../parts/Button.jsx";
import { Dialog, closeDialog } from "../parts/Dialog.jsx";
import { takeOver, dropKept } from "../kept.js";
import { wordsLang } from "../session.js";
import { t } from "../texts.js";
import { differing } from "../words.js";

/** What this browser kept beside what is saved: one is chosen for each place. */
export function Kept({ dialog }) {
  const { rows, words, same, lost } = dialog;
  const [choices, setChoices] = useState(() => Object.fromEntries(rows.map((row) => [row.path, "mine"])));
  useEffect(() => {
    dropKept(same);
    if (!rows.length && !lost.length) closeDialog();
  }, []);
  const go = () => {
    const mine = rows.filter((row) => choices[row.path] === "mine").map((row) => row.path);
    const theirs = rows.filter((row) => choices[row.path] === "theirs").map((row) => row.path);
    takeOver(mine);
    dropKept([...theirs, ...lost.map((row) => row.path)]);
    closeDialog();
  };
  const acts = (
    <>
      <button type="submit" class="plp-btn plp-btn--primary">
        {words.do}
      </button>
      <Button onClick={closeDialog}>{t("Cancel")}</Button>
    </>
  );
  return (
    <Dialog wide title={dialog.title} onSubmit={go} acts={acts}>
      <p class="plp-dialog__text">{dialog.text}</p>
      <div class="plp-dialog__body">
        {rows.map((row) => (
          <fieldset key={row.path} class="plp-conflict">
            <legend>{row.label}</legend>
            {["mine", "theirs"].map((side) => (
              <Side
                key={side}
                row={row}
                side={side}
                words={words}
                choice={choices[row.path]}
                onChoose={() => setChoices({ ...choices, [row.path]: side })}
              />
            ))}
          </fieldset>
        ))}
        {lost.map((row) => (
          <div key={row.path} class="plp-kept__lost">
            <p>{words.lost}</p>
            <p class="plp-words" lang={wordsLang()}>
              {row.mine}
            </p>
          </div>
        ))}
      </div>
    </Dialog>
  );
}

function Side({ row, side, words, choice, onChoose }) {
  const other = side === "mine" ? "theirs" : "mine";
  return (
    <label class="plp-choice">
      <input type="radio" name={`plp-kept-${row.path}`} checked={choice === side} onChange={onChoose} />
      <strong>{words[side]}</strong>
      <span class="plp-words" lang={wordsLang()}>
        {row[side] ? (
          differing(row[side], row[other]).map(({ text, changed }, at) =>
            changed ? (
              <ins key={at} class="plp-ins">
                {text}
              </ins>
            ) : (
              text
            ),
          )
        ) : (
          <span class="plp-none">{words.nothing}</span>
        )}
      </span>
    </label>
  );
}
