import { useState } from "preact/hooks";
import { Acts, Dialog } from "../parts/Dialog.jsx";
import { TextBox } from "../parts/TextBox.jsx";
import { send } from "../session.js";
import { t } from "../texts.js";

/** Leave a section out, and say why. */
export const LeaveOut = ({ dialog }) => (
  <Reason
    title={t("Leave out “{title}”", { title: dialog.title })}
    help={t(
      "The reason is kept with the dossier. What you wrote in the section stays, and you can take it back.",
    )}
    act={t("Leave out")}
    keep={t("Keep it")}
    onReason={(reason) => send({ do: "leave_out", section: dialog.section, reason })}
  />
);

/** Set a piece of advice aside, and say why. */
export const Dismiss = ({ dialog }) => (
  <Reason
    title={t("Set aside “{title}”", { title: dialog.title })}
    help={t("Kept with the dossier, never printed.")}
    act={t("Set aside")}
    keep={t("Keep it")}
    onReason={(reason) => send({ do: "dismiss", code: dialog.code, about: dialog.about, reason })}
  />
);

function Reason({ title, help, act, keep, onReason }) {
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState(null);
  const submit = () => {
    if (!reason.trim()) return setWrong(t("Write a few words on why."));
    onReason(reason.trim());
  };
  return (
    <Dialog title={title} onSubmit={submit} acts={<Acts label={act} leave={keep} />}>
      <TextBox label={t("Why?")} help={help} value={reason} error={wrong} rows={3} onInput={setReason} />
    </Dialog>
  );
}
