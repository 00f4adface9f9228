// What has no acknowledgement yet, kept in this browser for a dossier, so that no reload loses it.

const PREFIX = "plpmission:draft:";
const TAB = "plpmission:tab";
const PAUSE = 250; // ms between two writes
const STRANGE = 15_000; // ms after which another tab's text counts as left behind

export class Drafts {
  constructor(store, tabStore) {
    this.store = store;
    this.tab = tabOf(tabStore);
    this.pending = new Map(); // dossier → Map of path → {value, at, tab}, or null once on disk
    this.timer = 0;
  }

  /** Keep what was typed at a place. */
  keep(dossier, path, value) {
    this.#note(dossier, path, { value, at: Date.now(), tab: this.tab });
  }

  /** It is on disk now, or set aside. */
  drop(dossier, path) {
    this.#note(dossier, path, null);
  }

  /** What an earlier page left behind for a dossier: {path: {value, at}}. */
  left(dossier) {
    const kept = Object.entries(read(this.store, dossier));
    return Object.fromEntries(
      kept.filter(([, text]) => text.tab === this.tab || Date.now() - text.at > STRANGE),
    );
  }

  /** Write at once, beside what other tabs keep. */
  write() {
    clearTimeout(this.timer);
    for (const [dossier, notes] of this.pending) save(this.store, dossier, notes);
    this.pending.clear();
  }

  #note(dossier, path, text) {
    if (!dossier) return;
    const notes = this.pending.get(dossier) ?? new Map();
    this.pending.set(dossier, notes.set(path, text));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(), PAUSE);
  }
}

// The store may be full or forbidden; the text then lives in the page alone.
function save(store, dossier, notes) {
  const texts = Object.entries({ ...read(store, dossier), ...Object.fromEntries(notes) });
  const kept = Object.fromEntries(texts.filter(([, text]) => text));
  try {
    if (Object.keys(kept).length) store.setItem(PREFIX + dossier, JSON.stringify(kept));
    else store.removeItem(PREFIX + dossier);
  } catch {
    return;
  }
}

function read(store, dossier) {
  try {
    return JSON.parse(store.getItem(PREFIX + dossier)) ?? {};
  } catch {
    return {};
  }
}

function tabOf(store) {
  try {
    const known = store.getItem(TAB);
    if (known) return known;
    const fresh = Math.random().toString(36).slice(2);
    store.setItem(TAB, fresh);
    return fresh;
  } catch {
    return "";
  }
}
