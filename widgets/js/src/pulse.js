// Is the kernel there? Anything sent and not answered for long says no; a small question now and
// then makes sure that something is.

// Together not more than five seconds: so soon is said that nobody answers.
const TICK = 500;
const QUIET = 1500;
const PATIENCE = 3000;
const AGAIN = 10_000; // between two tries to save what could not be
const PAUSE = 30_000;

export class Pulse {
  constructor({ wire, edits, rest }) {
    this.wire = wire;
    this.rest = rest;
    this.edits = edits;
    this.silent = false;
    this.last = 0; // when the last question was sent
    this.tried = 0; // when all that is not on disk was last sent again
    this.typedAt = null;
    this.watchers = new Set();
  }

  start() {
    const timer = setInterval(() => this.beat(), TICK);
    const stop = this.edits.subscribe(() => {
      if (this.edits.waiting) this.typedAt = Date.now();
    });
    return () => {
      clearInterval(timer);
      stop();
    };
  }

  subscribe(changed) {
    this.watchers.add(changed);
    return () => this.watchers.delete(changed);
  }

  /** Ask at once, because the reader wants to know. */
  now() {
    this.tried = Date.now();
    this.edits.resend();
    this.#ask();
  }

  beat() {
    const now = Date.now();
    this.#set(this.wire.unanswered !== null && now - this.wire.unanswered > PATIENCE);
    if (now - Math.max(this.wire.heard, this.last) >= this.#rhythm()) this.#ask();
    if (this.edits.trouble && now - this.tried > AGAIN) this.now();
    this.#pause(now);
  }

  #rhythm() {
    return this.silent ? PATIENCE : QUIET;
  }

  // Thirty seconds without typing.
  #pause(now) {
    if (this.typedAt === null || this.edits.waiting || now - this.typedAt < PAUSE) return;
    this.typedAt = null;
    this.rest();
  }

  #ask() {
    this.last = Date.now();
    this.wire.send({ do: "ping" });
  }

  #set(silent) {
    if (silent === this.silent) return;
    this.silent = silent;
    if (!silent) this.edits.resend();
    this.watchers.forEach((changed) => changed());
  }
}
