import { Drop } from "../parts/Drop.jsx";
import { Icon } from "../parts/Icon.jsx";
import { SelectBox } from "../parts/TextBox.jsx";
import { send } from "../session.js";
import { Act } from "./PlpParts.jsx";

/** A file brought in: chosen or dropped, looked at, and taken over only then. */
export function PlpDrop({ field }) {
  const { read } = field;
  return (
    <section class="plp-field plp-taken" data-path={field.path}>
      {field.label && <h2>{field.label}</h2>}
      {field.help && <p class="plp-help">{field.help}</p>}
      <Drop
        label={field.choose}
        accept={field.accept}
        megabytes={field.megabytes}
        send={(part) => send({ do: field.do, about: field.about, ...part })}
        choose={read ? field.again : field.choose}
        drop={field.drop}
        small
      />
      <div aria-live="polite">
        {read?.busy && <p class="plp-meta">{read.busy}</p>}
        {read && !read.busy && <Read read={read} />}
      </div>
    </section>
  );
}

const Read = ({ read }) => (
  <div class="plp-card plp-taken__read">
    <p class="plp-strong">{read.summary}</p>
    {read.error && (
      <p class="plp-error">
        <Icon name="bad" />
        {read.error}
      </p>
    )}
    {read.choices?.length > 0 && (
      <div class="plp-grid plp-grid--3">
        {read.choices.map((choice) => (
          <SelectBox
            key={choice.name}
            label={choice.label}
            value={choice.value}
            options={choice.options}
            onChange={(value) => send({ ...choice.message, values: { [choice.name]: value } })}
          />
        ))}
      </div>
    )}
    {read.notes?.length > 0 && (
      <ul class="plp-taken__notes">
        {read.notes.map((note) => (
          <li key={note}>
            <Icon name="warning" />
            <span>{note}</span>
          </li>
        ))}
      </ul>
    )}
    {read.rows?.length > 0 && (
      <div class="plp-scroll plp-taken__rows" tabIndex={0} role="group" aria-label={read.summary}>
        <table class="plp-table">
          <caption class="plp-hidden">{read.summary}</caption>
          <thead>
            <tr>
              {read.heading.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {read.rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, index) => (index ? <td key={index}>{cell}</td> : <th key={index} scope="row">{cell}</th>))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
    {read.more && <p class="plp-meta">{read.more}</p>}
    {read.acts?.length > 0 && (
      <div class="plp-row">
        {read.acts.map((act) => (
          <Act key={act.label} act={act} />
        ))}
      </div>
    )}
  </div>
);
