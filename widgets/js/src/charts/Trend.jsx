import { useId, useState } from "preact/hooks";
import { Refusal } from "../parts/Labelled.jsx";
import { t } from "../texts.js";
import { Figure } from "./Figure.jsx";
import { askLibrary, useAnswer } from "./asked.js";

/** The charts of one indicator, one shown at a time; drawn again where its figures, `stamp`, change. */
export function Trend({ id, label, stamp }) {
  const answer = useAnswer("trend", { id }, stamp);
  const [chosen, choose] = useState("");
  if (!answer) return <Waiting />;
  if (answer.error) return <Refusal>{answer.error}</Refusal>;
  if (!answer.charts.length) return <p class="plp-note">{t("There are no figures yet.")}</p>;
  const shown = answer.charts.find((chart) => chart.id === chosen) ?? answer.charts[0];
  return (
    <div class="plp-trend" data-shown={shown.id}>
      {answer.charts.length > 1 && (
        <Kinds charts={answer.charts} shown={shown.id} onChoose={choose} label={label} />
      )}
      <Figure key={shown.id} figure={{ ...shown.figure, title: "" }} ask={askLibrary} />
    </div>
  );
}

export const Waiting = ({ text }) => (
  <p class="plp-trend__wait" role="status">
    {text ?? t("The figures are being worked out…")}
  </p>
);

function Kinds({ charts, shown, onChoose, label }) {
  const name = useId();
  return (
    <fieldset class="plp-group">
      <legend class="plp-hidden">{t("Chart of {name}", { name: label })}</legend>
      <div class="plp-seg plp-seg--small plp-seg--wrap">
        {charts.map((chart) => (
          <label key={chart.id} class="plp-seg__radio">
            <input
              type="radio"
              class="plp-hidden"
              name={name}
              checked={chart.id === shown}
              onChange={() => onChoose(chart.id)}
            />
            {chart.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
