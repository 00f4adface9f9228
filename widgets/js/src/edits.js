// What was typed and is on its way: one queue, one edit a place in flight.
// A place's entry lives until a newer section from Python holds its value.

const QUIET = 400; // ms without typing before an edit is sent

export class Edits {
  constructor({ send, drafts, quiet = QUIET }) {
    this.send = send;
    this.drafts = drafts;
    this.quiet = quiet;
    this.entries = new Map();
    this.departed = new Map(); // edits of the dossier just left: number → [dossier, path]
    this.watchers = new Set();
    this.dossier = null;
    this.savedAt = null; // the time of day of the last acknowledgement, in Python's words
  }

  /** From now on what is typed belongs to this dossier. */
  belongTo(dossier) {
    if (dossier === this.dossier) return;
    this.flush();
    for (const [path, { seq }] of this.entries) {
      if (seq !== null) this.departed.set(seq, [this.dossier, path]);
    }
    this.entries.clear();
    this.savedAt = null;
    this.dossier = dossier;
    this.#changed();
  }

  /** What stands at a place: what was typed there, else what Python said. */
  value(path, said) {
    return this.entries.has(path) ? this.entries.get(path).value : said;
  }

  /** Why Python did not take what was typed at a place, or null. */
  refusal(path) {
    return this.entries.get(path)?.refused ?? null;
  }

  /** True while something typed has not been acknowledged. */
  get waiting() {
    return [...this.entries.values()].some((entry) => !entry.settled);
  }

  /** Python's own words on why an edit is not on disk, or null. */
  get trouble() {
    return [...this.entries.values()].find((entry) => entry.unsaved)?.unsaved ?? null;
  }

  /** Something was typed: sent after a short quiet. */
  typed(path, value) {
    const entry = this.#entry(path, value);
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => this.#post(path, entry), this.quiet);
    this.#changed();
  }

  /** Something was chosen: sent at once. */
  chosen(path, value) {
    this.#post(path, this.#entry(path, value));
    this.#changed();
  }

  /** Send all that waits for its quiet. */
  flush() {
    for (const [path, entry] of this.entries) if (entry.dirty) this.#post(path, entry, true);
    this.drafts.write();
  }

  /** The line is back, or the reader asks: send again all that has no answer. */
  resend() {
    for (const [path, entry] of this.entries) {
      if (entry.settled) continue;
      this.#post(path, entry, true);
    }
    this.#changed();
  }

  /** Python's answer to one edit. */
  answered({ ack, saved, refused, unsaved }) {
    this.savedAt = saved ?? this.savedAt;
    const found = [...this.entries].find(([, entry]) => entry.seq === ack);
    if (!found) return this.#departure(ack);
    const [path, entry] = found;
    entry.seq = null;
    entry.unsaved = unsaved?.message ?? null;
    if (entry.dirty) this.#post(path, entry);
    else if (!entry.unsaved) this.#settled(path, entry, refused);
    this.#changed();
  }

  /** A newer section came: forget what it holds, save for the place in use. */
  settle(inUse) {
    for (const [path, entry] of this.entries) {
      if (entry.settled && path !== inUse && !entry.refused) this.entries.delete(path);
    }
    this.#changed();
  }

  /** Forget what was typed at a place, as when its item is gone. */
  forget(path) {
    clearTimeout(this.entries.get(path)?.timer);
    this.entries.delete(path);
    this.drafts.drop(this.dossier, path);
    this.#changed();
  }

  /** What is not yet on disk, as text that can be pasted elsewhere. */
  asText() {
    return [...this.entries.values()]
      .filter((entry) => !entry.settled)
      .map(({ value }) => (typeof value === "string" ? value : JSON.stringify(value)))
      .join("\n\n");
  }

  subscribe(changed) {
    this.watchers.add(changed);
    return () => this.watchers.delete(changed);
  }

  #entry(path, value) {
    const entry = this.entries.get(path) ?? { seq: null, timer: 0 };
    Object.assign(entry, { value, dirty: true, settled: false, refused: null });
    this.entries.set(path, entry);
    this.drafts.keep(this.dossier, path, value);
    return entry;
  }

  #departure(ack) {
    const left = this.departed.get(ack);
    if (left) this.drafts.drop(...left);
    this.departed.delete(ack);
  }

  // While an edit is in flight the newer text waits for its answer, unless we are leaving.
  #post(path, entry, leaving = false) {
    clearTimeout(entry.timer);
    if (entry.seq !== null && !leaving) return;
    entry.dirty = false;
    entry.seq = this.send({ do: "edit", path, value: entry.value });
  }

  #settled(path, entry, refused) {
    entry.settled = true;
    entry.refused = refused?.message ?? null;
    this.drafts.drop(this.dossier, path);
  }

  #changed() {
    this.watchers.forEach((changed) => changed());
  }
}
