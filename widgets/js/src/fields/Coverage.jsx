import { Icon } from "../parts/Icon.jsx";

/** Objectives by documents: what each speaks of. */
export const Coverage = ({ coverage, words, onOpen }) => (
  <section class="plp-coverage">
    <h2>{words.coverage}</h2>
    <p class="plp-meta">{words.coverage_about}</p>
    <div class="plp-scroll" tabIndex={0} role="group" aria-label={words.coverage}>
      <table class="plp-table">
        <thead>
          <tr>
            <th scope="col">{words.objective}</th>
            {coverage.heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {coverage.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <button type="button" class="plp-link" onClick={() => onOpen(row.id)}>
                  {row.name}
                </button>
              </th>
              {row.marks.map((there, at) => (
                <td key={at}>
                  <Held there={there} optional={coverage.optional.includes(at)} words={words} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.sum}</th>
            {coverage.sums.map((sum, at) => (
              <td key={at} class="plp-num">
                {sum}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  </section>
);

// What may be there or not says nothing by its absence.
function Held({ there, optional, words }) {
  if (there) {
    return (
      <span class="plp-mark plp-mark--good">
        <Icon name="good" label={words.there} />
      </span>
    );
  }
  if (optional) return <span class="plp-meta">{words.not_asked}</span>;
  return (
    <span class="plp-mark plp-mark--bad">
      <Icon name="bad" />
      {words.not_there}
    </span>
  );
}
