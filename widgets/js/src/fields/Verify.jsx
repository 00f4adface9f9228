import { useRef, useState } from "preact/hooks";
import { upload } from "../charts/upload.js";
import { Button } from "../parts/Button.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Refusal } from "../parts/Labelled.jsx";
import { send } from "../session.js";

const LIMIT = 64 * 1024 * 1024;

/** Drop a file, read what can be said of it. */
export function Verify({ field }) {
  const { words, read } = field;
  const input = useRef(null);
  const [over, setOver] = useState(false);
  const [said, say] = useState(null);
  const bring = async (file) => {
    say(null);
    if (!file) return;
    if (file.size > LIMIT) return say(words.large);
    try {
      await upload(file, (part) => send({ do: "verify_part", ...part }));
    } catch {
      say(words.failed);
    }
  };
  return (
    <div class="plp-field plp-verify" data-path={field.path}>
      <div
        class={`plp-bring ${over ? "plp-bring--over" : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          bring(event.dataTransfer.files[0]);
        }}
      >
        <input
          ref={input}
          type="file"
          class="plp-hidden"
          tabIndex={-1}
          accept=".pdf,.docx,.html,.htm,.json"
          aria-label={words.choose}
          onChange={(event) => {
            bring(event.currentTarget.files[0]);
            event.currentTarget.value = "";
          }}
        />
        <Button icon="open" kind={read ? undefined : "primary"} onClick={() => input.current.click()}>
          {read ? words.again : words.choose}
        </Button>
        <span>{words.drop}</span>
        {said && <Refusal>{said}</Refusal>}
      </div>
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
