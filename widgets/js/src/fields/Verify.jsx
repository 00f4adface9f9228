import { Drop } from "../parts/Drop.jsx";
import { Icon } from "../parts/Icon.jsx";
import { send } from "../session.js";

/** Drop a file, read what can be said of it. */
export function Verify({ field }) {
  const { words, read } = field;
  return (
    <div class="plp-field plp-verify" data-path={field.path}>
      <Drop
        label={words.choose}
        accept=".pdf,.docx,.html,.htm,.json"
        megabytes={64}
        send={(part) => send({ do: "verify_part", ...part })}
        choose={read ? words.again : words.choose}
        drop={words.drop}
        kind={read ? undefined : "primary"}
      />
      <div aria-live="polite">
        {read?.busy && <p class="plp-meta">{words.reading}</p>}
        {read && !read.busy && <Read read={read} words={words} />}
      </div>
    </div>
  );
}

const Read = ({ read, words }) => (
  <section class={`plp-card plp-verify__read plp-verify__read--${read.good ? "good" : "bad"}`}>
    <p class="plp-meta">{read.name}</p>
    <h2>
      <Icon name={read.good ? "good" : "bad"} />
      {read.good ? words.good : words.bad}
    </h2>
    <ul>
      {read.sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
    {read.sha256 && (
      <p class="plp-meta">
        {words.whole}: <span class="plp-verify__hash">{read.sha256}</span>
      </p>
    )}
  </section>
);
