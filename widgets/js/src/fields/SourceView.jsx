import { useState } from "preact/hooks";
import { Button } from "../parts/Button.jsx";
import { Passage } from "../parts/Passage.jsx";
import { Picture, usePictures } from "../parts/Picture.jsx";
import { visit } from "../panes/Outline.jsx";
import { send } from "../session.js";
import { NotKept } from "./NotKept.jsx";

/** The documents that a dossier was made from: every word of them, and where it went. */
export function SourceView({ field }) {
  const [at, setAt] = useState(0);
  const file = field.files[Math.min(at, field.files.length - 1)];
  const pictures = usePictures(file?.id, file?.images ?? []);
  if (!file) return <p class="plp-meta">{field.empty}</p>;
  return (
    <div class="plp-source" data-path={field.path}>
      <div class="plp-row plp-row--between">
        {field.files.length > 1 ? (
          <div class="plp-seg" role="group" aria-label={field.words.files}>
            {field.files.map((one, index) => (
              <button key={one.id} type="button" aria-pressed={one === file} onClick={() => setAt(index)}>
                {one.name}
              </button>
            ))}
          </div>
        ) : (
          <p class="plp-strong">{file.name}</p>
        )}
        {file.kept && (
          <Button icon="export" onClick={() => send({ do: "intake_file", id: file.id })}>
            {field.words.take_file}
          </Button>
        )}
      </div>
      <ol class="plp-passages">
        {file.rows.map((row, index) => (
          <li key={row.id}>
            <div class={`plp-passage plp-passage--${row.state}`}>
              <p class="plp-source__to">
                {row.page && <small class="plp-num">{row.page}</small>}
                {row.goes && row.goes.id !== file.rows[index - 1]?.goes?.id && (
                  <button type="button" class="plp-link" onClick={() => visit(row.goes.id)}>
                    {row.goes.label}
                  </button>
                )}
                {row.said && <small>{row.said}</small>}
              </p>
              <div class="plp-passage__body">
                {row.image && <Picture held={pictures[row.image]} label={field.words.picture} />}
                {(row.text || !row.image) && <Passage row={row} lang={file.lang} />}
              </div>
            </div>
          </li>
        ))}
      </ol>
      <NotKept left={file.left} images={file.images} words={field.words} />
    </div>
  );
}
