import { Button } from "../parts/Button.jsx";
import { Dialog, closeDialog } from "../parts/Dialog.jsx";
import { t } from "../texts.js";

/** Something could not be done: what, and every place that is at fault. */
export const Problem = ({ dialog }) => (
  <Dialog
    title={dialog.title}
    onSubmit={closeDialog}
    acts={
      <Button kind="primary" data-first onClick={closeDialog}>
        {t("Close")}
      </Button>
    }
  >
    <p class="plp-dialog__text">{dialog.text}</p>
    {dialog.details?.length > 0 && (
      <ul class="plp-details" tabIndex={0} aria-label={dialog.title}>
        {dialog.details.map((detail, index) => (
          <li key={index}>{detail}</li>
        ))}
      </ul>
    )}
  </Dialog>
);
