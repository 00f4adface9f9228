import assert from "node:assert/strict";
import test from "node:test";
import { fitted, isNarrow } from "../src/charts/paint.js";

const LAYOUT = {
  height: 280,
  showlegend: true,
  margin: { l: 40, r: 110, t: 46, b: 50 },
  xaxis: { tickvals: [1, 2, 3, 4, 5, 6, 7, 8], ticktext: ["1", "2", "3", "4", "5", "6", "7", "8"] },
  annotations: [
    { name: "edge", text: "32" },
    { name: "mark", text: "plan", yshift: 16 },
    { name: "old", text: "90" },
  ],
};

test("a wide chart keeps its words beside and above", () => {
  const wide = fitted(LAYOUT, 800, 2);
  assert.equal(wide.width, 800);
  assert.equal(wide.annotations.length, 3);
  assert.equal(wide.height, 280);
});

test("a narrow chart leaves words beside and above to what stands below, and thins its axis", () => {
  assert.ok(isNarrow(320));
  const narrow = fitted(LAYOUT, 288, 3);
  assert.deepEqual(
    narrow.annotations.map((note) => note.name),
    ["old"],
  );
  assert.equal(narrow.margin.r, 8);
  assert.equal(narrow.margin.t, 14);
  assert.equal(narrow.height, 280 - 32 + 2 * 20);
  assert.deepEqual(narrow.xaxis.ticktext, ["1", "3", "5", "7"]);
  assert.equal(LAYOUT.annotations.length, 3);
});
