import { Acts, Dialog } from "../parts/Dialog.jsx";
import { send } from "../session.js";

/** Are you sure? `do` is the message that goes if so. */
export const Confirm = ({ dialog }) => (
  <Dialog title={dialog.title} onSubmit={() => send(dialog.do)} acts={<Acts label={dialog.ok} danger />}>
    <p class="plp-dialog__text">{dialog.text}</p>
  </Dialog>
);
