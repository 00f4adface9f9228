import { useEffect, useState } from "preact/hooks";
import { useAnswer } from "../charts/asked.js";
import { Waiting } from "../charts/Trend.jsx";
import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Menu } from "../parts/Menu.jsx";
import { Refusal } from "../parts/Labelled.jsx";
import { SelectBox, TextBox } from "../parts/TextBox.jsx";
import { send, useTrait } from "../session.js";
import { locale, t } from "../texts.js";
import { Covered, LettersBeside, Near } from "./ManyParts.jsx";

const STATES = ["reached", "partly", "missed", "not_reported"];
const TONES = { reached: "good", partly: "warning", missed: "bad", not_reported: "neutral" };
const NONE = { search: "", stage: "", lang: "", theme: "", state: "" };

const NOTHING = { near: "", before: "", after: "" };

/** Many dossiers in one table, with filters; and what they cover. */
export function Many({ field }) {
  const [asked, ask] = useState(field.asked);
  const answer = useAnswer("many", asked, useTrait("section")?.version, true);
  const table = useLast(answer);
  if (answer?.error) return <Refusal>{answer.error}</Refusal>;
  if (!table) return <Waiting text={answer?.waiting} />;
  return <Shown field={{ ...field, ...table }} ask={(more) => ask({ ...NOTHING, ...more })} />;
}

// The table that was there stays in view while dossiers are read for the next.
function useLast(answer) {
  const [last, keep] = useState(null);
  useEffect(() => answer?.rows && keep(answer), [answer]);
  return answer?.rows ? answer : last;
}

function Shown({ field, ask }) {
  const [chosen, choose] = useState(NONE);
  const [order, sort] = useState({ by: "title", down: false });
  const rows = field.rows.filter((row) => fits(row, chosen)).sort(ordered(order));
  const { words } = field;
  return (
    <div class="plp-many" data-path={field.path}>
      {field.note && <p class="plp-note">{field.note}</p>}
      <Filters field={field} chosen={chosen} choose={choose} />
      <div class="plp-row plp-row--between">
        <p class="plp-num" role="status">
          {words.shown.replace("{count}", rows.length).replace("{all}", field.rows.length)}
          {Object.values(chosen).some(Boolean) && (
            <button type="button" class="plp-link" onClick={() => choose(NONE)}>
              {words.clear}
            </button>
          )}
        </p>
        <div class="plp-row plp-row--tight" role="group" aria-label={words.take}>
          {["xlsx", "csv"].map((kind) => (
            <Button
              key={kind}
              small
              icon="export"
              kind={kind === "csv" ? "quiet" : undefined}
              onClick={() => send({ do: "many_take", as: kind, keys: rows.map((row) => row.key) })}
            >
              {words[kind]}
            </Button>
          ))}
        </div>
      </div>
      {rows.length ? (
        <Table rows={rows} words={words} order={order} sort={sort} ask={ask} />
      ) : (
        <p class="plp-none">{words.none}</p>
      )}
      {field.near && <Near near={field.near} words={words} ask={ask} />}
      {field.names.length > 1 && <LettersBeside key={`${field.letters?.before}${field.letters?.after}`} field={field} ask={ask} />}
      <div class="plp-many__covered">
        {field.covered.map((one) => (
          <Covered key={one.title} covered={one} names={field.names} />
        ))}
      </div>
    </div>
  );
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function fits(row, { search, stage, lang, theme, state }) {
  if (search && !plain(`${row.title} ${row.zone}`).includes(plain(search))) return false;
  if ((stage && row.stage !== stage) || (lang && row.lang !== lang)) return false;
  if (theme && !row.themes.includes(theme)) return false;
  if (state === "findings") return row.findings > 0;
  if (state === "unreported") return row.counts.reached === null;
  return !state || row.counts[state] > 0;
}

const valueOf = (row, by) => (STATES.includes(by) ? row.counts[by] : row[by]);

// What is not known comes last, whichever way one sorts.
const ordered = ({ by, down }) => (one, other) => {
  const [a, b] = [valueOf(one, by), valueOf(other, by)];
  if (a === null || b === null) return (a === null) - (b === null);
  const way = typeof a === "number" ? a - b : a.localeCompare(b, locale(), { numeric: true });
  return down ? -way : way;
};

const Filters = ({ field: { filters, words }, chosen, choose }) => (
  <div class="plp-many__filters" role="group">
    <TextBox
      label={words.search}
      type="search"
      value={chosen.search}
      onInput={(search) => choose({ ...chosen, search })}
    />
    {["state", "theme", "stage", "lang"].map((name) => (
      <SelectBox
        key={name}
        label={words[name]}
        value={chosen[name]}
        options={[{ value: "", label: words.all }, ...filters[name]]}
        onChange={(value) => choose({ ...chosen, [name]: value })}
      />
    ))}
  </div>
);

function Table({ rows, words, order, sort, ask }) {
  const heads = [
    ["title", words.dossier],
    ["stage_label", words.stage],
    ["missed", words.state],
    ["findings", words.findings],
    ["score", words.score],
  ];
  return (
    <div class="plp-scroll" tabIndex={0} role="group" aria-label={words.dossier}>
      <table class="plp-table plp-many__table">
        <thead>
          <tr>
            {heads.map(([by, label]) => (
              <Sortable key={by} by={by} label={label} order={order} sort={sort} words={words} />
            ))}
            <th scope="col">
              <span class="plp-hidden">{words.more}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} words={words} ask={ask} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Sortable = ({ by, label, order, sort, words }) => {
  const here = order.by === by;
  return (
    <th
      scope="col"
      aria-sort={here ? (order.down ? "descending" : "ascending") : undefined}
      class={by === "findings" || by === "score" ? "plp-right" : ""}
    >
      <button
        type="button"
        class="plp-many__sort"
        title={`${words.sort}: ${label}`}
        onClick={() => sort({ by, down: here ? !order.down : by === "missed" || by === "findings" })}
      >
        {label}
        {here && <Icon name={order.down ? "down" : "up"} />}
      </button>
    </th>
  );
};

function Row({ row, words, ask }) {
  const items = [
    { label: words.near, icon: "search", act: () => ask({ near: row.key }) },
    {
      label: words.previous,
      icon: "clock",
      off: !row.before,
      act: () => ask({ before: row.before, after: row.key }),
    },
  ];
  return (
    <tr>
      <td>
        <button
          type="button"
          class="plp-link plp-strong"
          onClick={() => send({ do: "open", dossier: row.key, section: "view-compare" })}
        >
          {row.title}
        </button>
        <small class="plp-meta">{[row.zone, row.years, row.lang.toUpperCase()].filter(Boolean).join(" · ")}</small>
      </td>
      <td>{row.stage_label}</td>
      <td>
        <Stood row={row} words={words} />
      </td>
      <td class="plp-right plp-num">{row.findings ?? "–"}</td>
      <td class="plp-right plp-num" title={row.formula}>
        {row.score === null ? "–" : new Intl.NumberFormat(locale(), { style: "percent" }).format(row.score)}
      </td>
      <td>
        <Menu label={`${t("Other actions")}: ${row.title}`} items={items} />
      </td>
    </tr>
  );
}

// How a dossier's objectives stand: a bar in four shares, and the same in figures.
function Stood({ row, words }) {
  if (row.counts.reached === null) return <span class="plp-meta">{words.no_report}</span>;
  const held = STATES.filter((state) => row.counts[state]);
  return (
    <div class="plp-stood">
      <div class="plp-stood__bar" aria-hidden="true">
        {held.map((state) => (
          <i key={state} class={`plp-stood__${state}`} style={{ flexGrow: row.counts[state] }} />
        ))}
      </div>
      <span>
        {held.map((state) => (
          <span key={state} class={`plp-stood__n plp-mark--${TONES[state]}`}>
            {row.said[state]}
          </span>
        ))}
      </span>
    </div>
  );
}
