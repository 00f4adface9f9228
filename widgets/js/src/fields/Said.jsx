import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { send } from "../session.js";
import { Ref } from "./Linked.jsx";

/** A table that is worked out: read, never edited. A cell `off` does not agree with the others. */
export const Said = ({ field }) => (
  <section class="plp-field plp-saidtable" data-path={field.path}>
    {field.label && <h2 class="plp-label">{field.label}</h2>}
    <div class="plp-scroll" tabIndex={0} role="group" aria-label={field.label}>
      <table class="plp-table">
        <thead>
          <tr>
            {field.columns.map((column) => (
              <th key={column.label} scope="col" class={column.figure ? "plp-right" : ""}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {field.rows.map((row, at) => (
            <Row key={row.id ?? at} row={row} columns={field.columns} />
          ))}
        </tbody>
        {field.foot && (
          <tfoot>
            <Row row={field.foot} columns={field.columns} />
          </tfoot>
        )}
      </table>
    </div>
    {field.notes?.map((note) => (
      <NoteUnder key={note.text} note={note} />
    ))}
  </section>
);

const Row = ({ row, columns }) => (
  <tr class={row.strong ? "plp-saidtable__sum" : ""}>
    {columns.map((column, at) =>
      at === 0 ? (
        <th key={column.label} scope="row">
          <Cell cell={row.cells[at]} />
        </th>
      ) : (
        <td key={column.label} class={column.figure ? "plp-num plp-right" : ""}>
          <Cell cell={row.cells[at]} />
        </td>
      ),
    )}
  </tr>
);

const Cell = ({ cell }) => (
  <>
    {cell.ref && <Ref to={cell.ref} />}
    {cell.off ? (
      <span class="plp-mark plp-mark--warning">
        <Icon name="warning" label={cell.off_word} />
        {cell.text}
      </span>
    ) : (
      cell.text
    )}
    {cell.under && <small>{cell.under}</small>}
    {cell.act && (
      <Button kind="quiet" small onClick={() => send(cell.act.message)}>
        {cell.act.label}
      </Button>
    )}
  </>
);

const NoteUnder = ({ note }) => (
  <p class={note.off ? "plp-saidtable__off" : "plp-meta"}>
    {note.off && <Icon name="warning" />}
    <span>{note.text}</span>
    {note.go && (
      <Button
        kind="quiet"
        small
        after="right"
        onClick={() => send({ do: "go", section: note.go.section, path: note.go.path, item: note.go.item })}
      >
        {note.go.label}
      </Button>
    )}
  </p>
);
