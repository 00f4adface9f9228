import { useRef, useState } from "preact/hooks";
import { save } from "../downloads.js";
import { Button } from "../parts/Button.jsx";
import { Dialog, closeDialog } from "../parts/Dialog.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Refusal } from "../parts/Labelled.jsx";
import { TextBox } from "../parts/TextBox.jsx";
import { send } from "../session.js";
import { base64 } from "../upload.js";

/** A key file and its passphrase, for one signature; both are forgotten with the dialog. */
export function Sign({ dialog }) {
  const { words, busy, done, error } = dialog;
  const input = useRef(null);
  const [file, setFile] = useState(null);
  const [passphrase, setPassphrase] = useState("");
  const [wrong, setWrong] = useState(null);
  const submit = async () => {
    if (busy || done) return;
    if (!file) return setWrong(words.no_key);
    const key = await base64(file);
    send({ do: "sign", key, passphrase });
    setPassphrase("");
  };
  return (
    <Dialog title={words.title} onSubmit={submit} acts={<SignActs words={words} busy={busy} done={done} />}>
      <p class="plp-field">{words.about}</p>
      {(wrong || error) && !busy && <Refusal>{wrong ?? error}</Refusal>}
      {!done && (
        <>
          <div class="plp-field">
            <span class="plp-label">{words.key}</span>
            <input
              ref={input}
              type="file"
              class="plp-hidden"
              tabIndex={-1}
              accept=".p12,.pfx,application/x-pkcs12"
              aria-label={words.key}
              onChange={(event) => {
                setFile(event.currentTarget.files[0] ?? null);
                setWrong(null);
              }}
            />
            <div class="plp-row">
              <Button icon="open" data-first onClick={() => input.current.click()}>
                {words.choose}
              </Button>
              <span>{file?.name}</span>
            </div>
          </div>
          <TextBox
            label={words.passphrase}
            type="password"
            autocomplete="off"
            value={passphrase}
            onInput={setPassphrase}
          />
          <p class="plp-meta plp-field">{words.card}</p>
        </>
      )}
      <div aria-live="polite">
        {busy && <p class="plp-meta">{words.busy}</p>}
        {done && (
          <p class="plp-row">
            <Icon name="good" />
            {done}
            <Button kind="quiet" small onClick={() => save(done)}>
              {words.again}
            </Button>
          </p>
        )}
      </div>
    </Dialog>
  );
}

const SignActs = ({ words, busy, done }) => (
  <>
    {!done && (
      <button type="submit" class="plp-btn plp-btn--primary" aria-disabled={busy || undefined}>
        {words.sign}
      </button>
    )}
    <Button kind={done ? "primary" : undefined} onClick={closeDialog}>
      {done ? words.close : words.cancel}
    </Button>
  </>
);
