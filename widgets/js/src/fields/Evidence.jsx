import { Drop } from "../parts/Drop.jsx";
import { send } from "../session.js";
import { AddButton, Table } from "./Table.jsx";

/** What shows a result: a table, and a place to drop a file whose hash is noted. */
export const Evidence = ({ field }) => (
  <div class="plp-field plp-evidence" data-path={field.path}>
    <Table field={field.table} />
    <div class="plp-row plp-row--tight">
      {field.adds.map((one) => (
        <AddButton key={one.label} field={{ ...field.table, add_label: one.label }} values={one.values} />
      ))}
    </div>
    <Drop
      small
      label={field.words.choose}
      megabytes={1024}
      send={(part) => send({ do: "evidence_part", result: field.result, ...part })}
      drop={field.words.drop}
    />
    {field.prints.length > 0 && (
      <dl class="plp-prints">
        {field.prints.map((one) => (
          <div key={one.sha256}>
            <dt>{one.name}</dt>
            <dd title={field.words.print}>{one.sha256}</dd>
          </div>
        ))}
      </dl>
    )}
  </div>
);
