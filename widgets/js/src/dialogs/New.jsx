import { useState } from "preact/hooks";
import { Acts, Dialog } from "../parts/Dialog.jsx";
import { SelectBox, TextBox } from "../parts/TextBox.jsx";
import { send } from "../session.js";
import { t } from "../texts.js";

/** A new dossier: how it is called, for which mandate, in which language. */
export function New({ dialog }) {
  const { kinds = [], langs = [] } = dialog;
  const [title, setTitle] = useState(dialog.title ?? "");
  const [kind, setKind] = useState(dialog.kind_value ?? kinds[0]?.value);
  const [lang, setLang] = useState(dialog.lang ?? langs[0]?.value);
  const [wrong, setWrong] = useState(null);
  const submit = () => {
    if (!title.trim()) return setWrong(t("Give the dossier a name."));
    send({ do: "new", title: title.trim(), kind, lang });
  };
  return (
    <Dialog title={t("New dossier")} onSubmit={submit} acts={<Acts label={t("Begin")} />}>
      <TextBox
        label={t("Name of the dossier")}
        help={t("The zone or the service, and the years: you can change it later.")}
        value={title}
        error={wrong}
        onInput={setTitle}
      />
      <SelectBox label={t("Kind of mandate")} value={kind} options={kinds} onChange={setKind} />
      <SelectBox
        label={t("Language of the letter")}
        help={t("It may differ from the language of the screen.")}
        value={lang}
        options={langs}
        onChange={setLang}
      />
    </Dialog>
  );
}
