import assert from "node:assert/strict";
import { test } from "node:test";
import { Drafts } from "../src/drafts.js";
import { Edits } from "../src/edits.js";

class Store {
  held = new Map();
  getItem = (key) => this.held.get(key) ?? null;
  setItem = (key, value) => this.held.set(key, value);
  removeItem = (key) => this.held.delete(key);
}

function desk(store = new Store(), tab = new Store()) {
  const sent = [];
  const drafts = new Drafts(store, tab);
  const send = (message) => sent.push(message);
  const edits = new Edits({ send, drafts, quiet: 5 });
  edits.belongTo("dos-1");
  return { edits, drafts, sent, store, tab };
}
const quiet = () => new Promise((done) => setTimeout(done, 15));

test("typing is sent once, after a short quiet", async () => {
  const { edits, sent } = desk();
  edits.typed("a", "u");
  edits.typed("a", "un");
  assert.equal(sent.length, 0);
  await quiet();
  assert.deepEqual(sent, [{ do: "edit", path: "a", value: "un" }]);
  assert.equal(edits.waiting, true);
  edits.answered({ ack: 1, saved: "14:32" });
  assert.equal(edits.waiting, false);
  assert.equal(edits.savedAt, "14:32");
});

test("one edit a place is in flight: the newer text waits for the answer", async () => {
  const { edits, sent } = desk();
  edits.chosen("a", 1);
  edits.typed("a", 2);
  await quiet();
  assert.equal(sent.length, 1);
  edits.answered({ ack: 1 });
  assert.deepEqual(sent[1], { do: "edit", path: "a", value: 2 });
});

test("leaving sends the newer text at once, in order", () => {
  const { edits, sent } = desk();
  edits.chosen("a", 1);
  edits.typed("a", 2);
  edits.flush();
  assert.deepEqual(
    sent.map((message) => message.value),
    [1, 2],
  );
  edits.answered({ ack: 1 });
  assert.equal(edits.waiting, true);
  edits.answered({ ack: 2 });
  assert.equal(edits.waiting, false);
});

test("what is typed is held until a newer section holds it", () => {
  const { edits } = desk();
  edits.chosen("a", "neuf");
  assert.equal(edits.value("a", "vieux"), "neuf");
  edits.settle();
  assert.equal(edits.value("a", "vieux"), "neuf", "not yet acknowledged");
  edits.answered({ ack: 1 });
  edits.settle("a");
  assert.equal(edits.value("a", "vieux"), "neuf", "in use");
  edits.settle();
  assert.equal(edits.value("a", "vieux"), "vieux");
});

test("what has no acknowledgement is in the browser's store, and gone from it after", () => {
  const { edits, drafts, store, tab } = desk();
  edits.typed("a", "perdu ?");
  drafts.write();
  assert.equal(new Drafts(store, tab).left("dos-1").a.value, "perdu ?");
  edits.flush();
  edits.answered({ ack: 1 });
  drafts.write();
  assert.deepEqual(new Drafts(store, tab).left("dos-1"), {});
  assert.equal(store.held.size, 0);
});

test("another tab's fresh text is its own affair; what it left behind is offered", () => {
  const { edits, drafts, store } = desk();
  edits.typed("a", "texte");
  drafts.write();
  const other = new Drafts(store, new Store());
  assert.deepEqual(other.left("dos-1"), {});
  const kept = JSON.parse(store.getItem("plpmission:draft:dos-1"));
  kept.a.at -= 60_000;
  store.setItem("plpmission:draft:dos-1", JSON.stringify(kept));
  assert.equal(other.left("dos-1").a.value, "texte");
});

test("two tabs write beside each other", () => {
  const first = desk();
  const second = desk(first.store);
  first.edits.typed("a", 1);
  second.edits.typed("b", 2);
  first.drafts.write();
  second.drafts.write();
  const kept = JSON.parse(first.store.getItem("plpmission:draft:dos-1"));
  assert.deepEqual(Object.keys(kept).sort(), ["a", "b"]);
});

test("an edit that Python refuses says why, and stays on screen", () => {
  const { edits } = desk();
  edits.chosen("a", "x");
  edits.answered({ ack: 1, refused: { path: "a", message: "Ceci ne convient pas." } });
  assert.equal(edits.refusal("a"), "Ceci ne convient pas.");
  assert.equal(edits.waiting, false);
  edits.settle();
  assert.equal(edits.value("a", "y"), "x");
});

test("an edit that is not on disk is sent again", () => {
  const { edits, sent } = desk();
  edits.chosen("a", "x");
  edits.answered({ ack: 1, unsaved: { message: "Le disque est plein." } });
  assert.equal(edits.trouble, "Le disque est plein.");
  assert.equal(edits.asText(), "x");
  edits.resend();
  assert.equal(sent.length, 2);
  edits.answered({ ack: 2 });
  assert.equal(edits.trouble, null);
});

test("leaving a dossier keeps its last edit apart from the next one's", () => {
  const { edits, drafts, store } = desk();
  edits.typed("a", "x");
  edits.belongTo("dos-2");
  assert.equal(edits.value("a", "autre"), "autre");
  assert.ok(store.getItem("plpmission:draft:dos-1"));
  edits.answered({ ack: 1 });
  drafts.write();
  assert.equal(store.getItem("plpmission:draft:dos-1"), null);
});
