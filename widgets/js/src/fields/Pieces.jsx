import { useState } from "preact/hooks";
import { wordsLang } from "../session.js";
import { t } from "../texts.js";

const AROUND = 160; // characters of unchanged text kept on each side of a change

/** A text with what was taken out and put in; long stretches that stayed are folded. */
export function Pieces({ pieces, words }) {
  const [whole, setWhole] = useState(false);
  const shown = whole ? pieces : pieces.map((piece, at) => folded(piece, at, pieces.length));
  const short = shown.some((piece, at) => piece.text !== pieces[at].text);
  return (
    <div class="plp-pieces">
      <p class="plp-words" lang={wordsLang()}>
        {shown.map(({ kind, text }, at) => {
          if (kind === "same") return text;
          const Tag = kind === "added" ? "ins" : "del";
          return (
            <Tag key={at} class={kind === "added" ? "plp-ins" : "plp-del"}>
              <span class="plp-hidden">[{words[kind]}: </span>
              {text}
              <span class="plp-hidden">]</span>
            </Tag>
          );
        })}
      </p>
      {short && (
        <button type="button" class="plp-link" onClick={() => setWhole(true)}>
          {t("Show the whole text")}
        </button>
      )}
    </div>
  );
}

function folded(piece, at, count) {
  const { kind, text } = piece;
  const [first, last] = [at === 0, at === count - 1];
  if (kind !== "same" || text.length <= 2 * AROUND + 40) return piece;
  const head = first ? "" : `${text.slice(0, AROUND)} `;
  const tail = last ? "" : ` ${text.slice(-AROUND)}`;
  return { kind, text: `${head}…${tail}` };
}
