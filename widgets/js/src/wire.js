// Messages to and from Python. Each one sent carries a number, and its answer names it.

const LONG = 150; // ms after which an unanswered message counts as "at work"

export class Wire {
  constructor(model) {
    this.model = model;
    this.seq = 0;
    this.heard = Date.now();
    this.unanswered = null; // when the first message after the last one heard was sent
    this.asked = new Map();
    this.listeners = new Map();
    this.watchers = new Set();
    this.busy = false;
    model.on("msg:custom", (message, buffers) => this.#received(message, buffers ?? []));
  }

  /** Send without waiting; returns the message's number. A broken line is the pulse's matter. */
  send(message) {
    const seq = ++this.seq;
    this.unanswered ??= Date.now();
    try {
      Promise.resolve(this.model.send({ ...message, seq })).catch(() => {});
    } catch {
      // no comm to send on: the draft is kept, and the pulse will say so
    }
    return seq;
  }

  /** Send, and promise the answer. */
  ask(message) {
    const seq = this.send(message);
    return new Promise((answered) => {
      const late = setTimeout(() => this.#setBusy(), LONG);
      this.asked.set(seq, (answer) => {
        clearTimeout(late);
        answered(answer);
      });
    });
  }

  /** Call `heard(message, buffers)` for each message that has the key; returns how to stop. */
  on(key, heard) {
    const set = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, set.add(heard));
    return () => set.delete(heard);
  }

  /** Be told when a message waits for long, and when it no longer does. */
  subscribe(changed) {
    this.watchers.add(changed);
    return () => this.watchers.delete(changed);
  }

  #received(message, buffers) {
    this.heard = Date.now();
    this.unanswered = null;
    if ("ack" in message) this.#answer(message);
    for (const key of Object.keys(message)) {
      this.listeners.get(key)?.forEach((heard) => heard(message, buffers));
    }
  }

  #answer(message) {
    const answered = this.asked.get(message.ack);
    this.asked.delete(message.ack);
    answered?.(message);
    if (this.busy && this.asked.size === 0) this.#setBusy();
  }

  #setBusy() {
    this.busy = this.asked.size > 0;
    this.watchers.forEach((changed) => changed());
  }
}
