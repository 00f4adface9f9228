// Stands in for the kernel: holds the traits, records what is sent, answers as Python would.
// `model.silent = true` makes it answer nothing; `model.answers.edit = (message) => ({…})` another thing.

import { TREND, TRENDS } from "./trends.js";

export class FakeModel {
  constructor(traits) {
    this.traits = traits;
    this.handlers = new Map();
    this.sent = [];
    this.silent = false;
    this.answers = {
      edit: () => ({ saved: "14:32" }),
      ping: () => ({ pong: true }),
      trend: TREND,
      trends: TRENDS,
      add: (message) => this.#add(message),
    };
  }

  get(name) {
    return this.traits[name];
  }

  set(traits) {
    Object.assign(this.traits, traits);
    for (const name of Object.keys(traits)) this.#tell(`change:${name}`);
  }

  on(event, handler) {
    this.handlers.set(event, [...(this.handlers.get(event) ?? []), handler]);
  }

  off(event, handler) {
    this.handlers.set(
      event,
      (this.handlers.get(event) ?? []).filter((one) => one !== handler),
    );
  }

  send(message) {
    this.sent.push(message);
    if (!this.silent)
      setTimeout(() => this.receive({ ack: message.seq, ...this.answers[message.do]?.(message) }), 15);
  }

  receive(message, buffers = []) {
    this.#tell("msg:custom", message, buffers);
  }

  // A table grows by a row, as in Python's next section.
  #add({ path, values }) {
    const id = `new-${this.sent.length}`;
    const section = structuredClone(this.traits.section);
    const list = section.fields.find((field) => field.path === path);
    list.rows.push({ id, cells: { ...values }, ...values });
    section.version += 1;
    this.set({ section });
    return { added: id };
  }

  #tell(event, ...given) {
    for (const handler of this.handlers.get(event) ?? []) handler(...given);
  }
}
