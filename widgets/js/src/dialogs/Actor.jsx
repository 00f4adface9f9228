import { useState } from "preact/hooks";
import { Acts, Dialog } from "../parts/Dialog.jsx";
import { TextBox } from "../parts/TextBox.jsx";
import { send } from "../session.js";
import { t } from "../texts.js";

/** Who is at work here, in their own words. */
export function Actor({ dialog }) {
  const first = !dialog.name;
  const [name, setName] = useState(dialog.name ?? "");
  const [role, setRole] = useState(dialog.role ?? "");
  const [wrong, setWrong] = useState(null);
  const submit = () => {
    if (!name.trim()) return setWrong(t("Write your name."));
    send({ do: "actor", name: name.trim(), role: role.trim() });
  };
  return (
    <Dialog
      title={t("Who are you?")}
      mustAnswer={first}
      onSubmit={submit}
      acts={<Acts label={t("Continue")} only={first} />}
    >
      <p class="plp-dialog__text">
        {t("Your name stands beside what you change. Nobody checks it: it is shown as declared.")}
      </p>
      <TextBox label={t("Name")} value={name} error={wrong} autocomplete="name" onInput={setName} />
      <TextBox
        label={t("Role")}
        help={t("For example: chief of corps, policy adviser")}
        value={role}
        onInput={setRole}
      />
    </Dialog>
  );
}
