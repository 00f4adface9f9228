import { useState } from "preact/hooks";
import { Sparks } from "../charts/Sparks.jsx";
import { Trend, Waiting } from "../charts/Trend.jsx";
import { useAnswer } from "../charts/asked.js";
import { Refusal } from "../parts/Labelled.jsx";
import { t } from "../texts.js";

/** All indicators, a row each; a row opens its charts. */
export function FigureTrends() {
  const answer = useAnswer("trends", {});
  const [opened, open] = useState(null);
  if (!answer) return <Waiting />;
  if (answer.error) return <Refusal>{answer.error}</Refusal>;
  const { rows, heading, empty } = answer;
  const toggle = (id) => open(opened === id ? null : id);
  const named = rows.find((row) => row.id === opened)?.name;
  return (
    <div class="plp-field">
      {rows.length > 0 && (
        <Sparks
          figure={{ title: t("Indicators"), table: { heading }, sparks: rows }}
          opened={opened}
          onOpen={toggle}
          under={opened && <Trend key={opened} id={opened} label={named} />}
        />
      )}
      {empty.length > 0 && (
        <p class="plp-note">{t("Without figures yet: {names}", { names: empty.join(", ") })}</p>
      )}
    </div>
  );
}
