import assert from "node:assert/strict";
import { test } from "node:test";
import { Pulse } from "../src/pulse.js";

/** A line on which nobody answers from a moment on, and edits that do not wait. */
function line() {
  const wire = {
    heard: 0,
    unanswered: null,
    dead: false,
    send() {
      wire.unanswered ??= Date.now();
      if (wire.dead) return;
      wire.heard = Date.now();
      wire.unanswered = null;
    },
  };
  const edits = { waiting: false, trouble: null, resent: 0, resend: () => (edits.resent += 1), subscribe: () => () => {} };
  return { wire, edits };
}

/** Time goes by, heartbeat for heartbeat. */
function pass(t, seconds) {
  for (let beat = 0; beat < 2 * seconds; beat += 1) t.mock.timers.tick(500);
}

test("a kernel that died while nobody typed is said within five seconds", (t) => {
  t.mock.timers.enable({ apis: ["setInterval", "Date"] });
  const { wire, edits } = line();
  const pulse = new Pulse({ wire, edits, rest: () => {} });
  const stop = pulse.start();
  pass(t, 20);
  assert.equal(pulse.silent, false);
  wire.dead = true;
  pass(t, 5);
  assert.equal(pulse.silent, true);
  wire.dead = false;
  pass(t, 4);
  assert.equal(pulse.silent, false, "and it is said when the line is back");
  assert.equal(edits.resent, 1, "what waits is sent again");
  stop();
});

test("what could not be saved is tried again, but not all the time", (t) => {
  t.mock.timers.enable({ apis: ["setInterval", "Date"] });
  const { wire, edits } = line();
  edits.trouble = "Le disque est plein.";
  const stop = new Pulse({ wire, edits, rest: () => {} }).start();
  pass(t, 31);
  assert.ok(edits.resent >= 2 && edits.resent <= 4, `${edits.resent} tries`);
  stop();
});
