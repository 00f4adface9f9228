import { Fragment } from "preact";

const MARKS = /(\*\*\*[^*]+\*\*\*|\*\*[^*]+\*\*|\*[^*]+\*|\^\[[^\]]*\])/;

/** A passage of a document as it was written: its emphasis, its notes, its table. */
export function Passage({ row, lang }) {
  if (row.table.length > 0) return <Rows rows={row.table} lang={lang} />;
  return (
    <p class={`plp-words plp-passage__text plp-passage__text--${row.kind}`} lang={lang}>
      {row.number && <span class="plp-num">{row.number} </span>}
      <Marked text={row.text} />
    </p>
  );
}

const Rows = ({ rows, lang }) => (
  <div class="plp-scroll" tabIndex={-1}>
    <table class="plp-table plp-passage__table" lang={lang}>
      <tbody>
        {rows.map((cells, at) => (
          <tr key={at}>
            {cells.map((cell, index) => (
              <td key={index}>
                <Marked text={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** Our Markdown, as far as one line of it goes. */
export const Marked = ({ text }) =>
  text.split(MARKS).map((piece, at) => <Fragment key={at}>{marked(piece)}</Fragment>);

function marked(piece) {
  const bare = (from, to = from) => plain(piece.slice(from, -to));
  if (piece.length > 6 && piece.startsWith("***"))
    return (
      <strong>
        <em>{bare(3)}</em>
      </strong>
    );
  if (piece.length > 4 && piece.startsWith("**")) return <strong>{bare(2)}</strong>;
  if (piece.length > 2 && piece.startsWith("*")) return <em>{bare(1)}</em>;
  if (piece.startsWith("^[")) return <small class="plp-passage__note">{bare(2, 1)}</small>;
  return plain(piece);
}

/** The words without what Markdown would act on. */
export const plain = (text) => text.replace(/\\([^\w\s]|_)/g, "$1");
