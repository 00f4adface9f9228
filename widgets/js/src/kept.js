// What an earlier page of this browser typed and never got acknowledged, for the open dossier.
import { drafts, edits, trait } from "./session.js";

let held = {}; // path → {value, at}
const watchers = new Set();

/** What is kept, for a banner that is redrawn when it changes. */
export const kept = {
  get texts() {
    return held;
  },
  subscribe(changed) {
    watchers.add(changed);
    return () => watchers.delete(changed);
  },
};

/** Look again at what was kept for a dossier. */
export function findKept(dossier) {
  set(dossier ? drafts.left(dossier) : {});
}

/** Put these texts into the letter. */
export function takeOver(paths) {
  for (const path of paths) if (path in held) edits.chosen(path, held[path].value);
  forget(paths);
}

/** These are saved, or nobody wants them. */
export function dropKept(paths) {
  for (const path of paths) drafts.drop(trait("bar")?.dossier, path);
  forget(paths);
}

function forget(paths) {
  if (!paths.length) return;
  set(Object.fromEntries(Object.entries(held).filter(([path]) => !paths.includes(path))));
}

function set(texts) {
  held = texts;
  watchers.forEach((changed) => changed());
}
