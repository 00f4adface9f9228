import { Button } from "../parts/Button.jsx";
import { Dialog, closeDialog } from "../parts/Dialog.jsx";
import { t } from "../texts.js";

/** The finished letter, as its HTML export shows it, shut in a frame that runs nothing. */
export const Preview = ({ dialog }) => (
  <Dialog
    wide
    title={t("Preview of the letter")}
    onSubmit={closeDialog}
    acts={
      <Button kind="primary" data-first onClick={closeDialog}>
        {t("Close")}
      </Button>
    }
  >
    {dialog.html ? (
      <iframe class="plp-preview" sandbox="" srcdoc={dialog.html} title={t("Preview of the letter")} />
    ) : (
      <p class="plp-preview plp-preview--busy" role="status">
        {t("The letter is being made…")}
      </p>
    )}
  </Dialog>
);
