import { useState } from "preact/hooks";
import { Acts, Dialog } from "../parts/Dialog.jsx";
import { TextBox } from "../parts/TextBox.jsx";
import { send, wordsLang } from "../session.js";

/** A comment on a place of the letter, or on a passage there. */
export function Comment({ dialog }) {
  const [text, setText] = useState("");
  const [assigned, setAssigned] = useState("");
  const [error, setError] = useState(null);
  const { words } = dialog;
  const go = async () => {
    const { where, quote } = dialog;
    const answer = await send({ do: "comment", where, quote, text, assigned });
    setError(answer.refused?.message ?? null);
  };
  return (
    <Dialog title={dialog.title} onSubmit={go} acts={<Acts label={words.do} />}>
      <p class="plp-dialog__text">{dialog.place}</p>
      {dialog.quote && (
        <blockquote class="plp-comment__quote" lang={wordsLang()}>
          {dialog.quote}
        </blockquote>
      )}
      <TextBox label={words.text} help={words.help} error={error} rows={4} value={text} onInput={setText} data-first />
      <TextBox label={words.assigned} help={words.assigned_help} value={assigned} onInput={setAssigned} />
    </Dialog>
  );
}
