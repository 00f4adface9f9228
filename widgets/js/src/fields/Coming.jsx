import { inWords } from "../dates.js";
import { Button } from "../parts/Button.jsx";
import { send } from "../session.js";

/** What falls due next; each leads to its place, all of it goes into a calendar. */
export const Coming = ({ field }) => (
  <section class="plp-field plp-coming" data-path={field.path}>
    <div class="plp-row plp-row--between">
      <h2 class="plp-life__head">{field.label}</h2>
      <Button small icon="calendar" onClick={() => send({ do: "calendar" })}>
        {field.calendar}
      </Button>
    </div>
    <ul>
      {field.rows.map((row) => (
        <DueRow key={`${row.title} ${row.date}`} one={row} />
      ))}
    </ul>
    {field.more && <p class="plp-meta">{field.more}</p>}
  </section>
);

/** One thing that falls due: its day as on a calendar's leaf, and the way to its place. */
export const DueRow = ({ one }) => (
  <li class="plp-due">
    <div class="plp-due__d plp-num">
      <b>{Number(one.date.slice(8))}</b>
      <span>{inWords(one.date, { month: "short" }).replace(".", "")}</span>
      <span>{one.date.slice(0, 4)}</span>
    </div>
    <div>
      {one.go ? (
        <button type="button" class="plp-link plp-coming__go" onClick={() => follow(one)}>
          {one.title}
        </button>
      ) : (
        <p class="plp-strong">{one.title}</p>
      )}
      {one.text && <p class="plp-meta">{one.text}</p>}
    </div>
  </li>
);

const follow = ({ dossier, go }) =>
  send(dossier ? { do: "open", dossier, section: go.section, item: go.item } : { do: "go", ...go });
