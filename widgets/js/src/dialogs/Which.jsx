import { useState } from "preact/hooks";
import { Acts, Dialog } from "../parts/Dialog.jsx";
import { send } from "../session.js";

/** Several dossiers fit a file: which one is it of? */
export function Which({ dialog }) {
  const [dossier, setDossier] = useState(dialog.choices[0].id);
  const go = () => send({ do: "returned_which", id: dialog.id, dossier });
  return (
    <Dialog title={dialog.title} onSubmit={go} acts={<Acts label={dialog.do} />}>
      <p class="plp-dialog__text">{dialog.text}</p>
      <fieldset class="plp-dialog__body plp-which">
        <legend class="plp-hidden">{dialog.label}</legend>
        {dialog.choices.map((one) => (
          <label key={one.id} class="plp-choice">
            <input
              type="radio"
              name="plp-which"
              checked={dossier === one.id}
              onChange={() => setDossier(one.id)}
            />
            <strong>{one.label}</strong>
            <span class="plp-meta">{one.hint}</span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  );
}
