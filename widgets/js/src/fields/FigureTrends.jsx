import { useEffect, useState } from "preact/hooks";
import { Sparks } from "../charts/Sparks.jsx";
import { Trend, Waiting } from "../charts/Trend.jsx";
import { askLibrary, useAnswer } from "../charts/asked.js";
import { library } from "../charts/library.js";
import { Refusal } from "../parts/Labelled.jsx";
import { t } from "../texts.js";

/** All indicators, a row each; a row opens its charts. */
export function FigureTrends() {
  const answer = useAnswer("trends", {});
  const [opened, open] = useState(null);
  const some = answer?.rows?.length > 0;
  useEffect(() => {
    if (some) library(askLibrary).catch(() => {}); // whoever reads the table will open a row
  }, [some]);
  if (!answer) return <Waiting />;
  if (answer.error) return <Refusal>{answer.error}</Refusal>;
  const { rows, heading, empty } = answer;
  const toggle = (id) => open(opened === id ? null : id);
  const named = rows.find((row) => row.id === opened)?.name;
  return (
    <div class="plp-field">
      {some && (
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
