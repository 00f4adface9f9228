import { Button } from "../parts/Button.jsx";
import { Dialog, closeDialog } from "../parts/Dialog.jsx";
import { Progress } from "../parts/Progress.jsx";
import { t } from "../texts.js";

/** A file is being read; closing gives it up. */
export const Reading = ({ dialog }) => (
  <Dialog title={dialog.title} acts={<Button onClick={closeDialog}>{t("Cancel")}</Button>}>
    <Progress value={dialog.value} text={dialog.text} />
  </Dialog>
);
