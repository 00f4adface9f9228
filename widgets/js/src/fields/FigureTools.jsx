import { useState } from "preact/hooks";
import { Trend } from "../charts/Trend.jsx";
import { useSettled } from "../charts/asked.js";
import { Button } from "../parts/Button.jsx";
import { send } from "../session.js";
import { t } from "../texts.js";

/** What one does with an indicator's figures: bring them in from a file, see their trend. */
export function FigureTools({ field }) {
  const [open, setOpen] = useState(false);
  const { id, label, again } = field.tools;
  const some = field.rows.length > 0;
  const stamp = useSettled(JSON.stringify(field.rows));
  return (
    <div class="plp-tools">
      <div class="plp-row">
        <Button icon="open" onClick={() => send({ do: "figures", id })}>
          {again ? t("Bring in the next figures") : t("Bring in figures")}
        </Button>
        {some && (
          <Button kind="quiet" icon={open ? "down" : "right"} aria-expanded={open} onClick={() => setOpen(!open)}>
            {t("See the trend")}
          </Button>
        )}
      </div>
      {open && some && <Trend id={id} label={label} stamp={stamp} />}
    </div>
  );
}
