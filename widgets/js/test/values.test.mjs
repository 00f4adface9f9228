import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { addMonths, parseDay, weeksOf, writeDay } from "../src/dates.js";
import { parseNumber, writeNumber } from "../src/numbers.js";
import { parsePeriod, writePeriod } from "../src/periods.js";
import { setTexts, t, tn } from "../src/texts.js";
import { flatten, layout, newParent } from "../src/tree.js";
import { differing } from "../src/words.js";

beforeEach(() => setTexts({ lang: "fr", texts: { "{n} word": "{n} mot", "{n} words": "{n} mots" } }));

test("a day is read as people write it, and refused where the calendar has none", () => {
  for (const typed of ["31/12/2029", "31.12.2029", "31-12-2029", " 31 12 2029 ", "2029-12-31"])
    assert.equal(parseDay(typed), "2029-12-31");
  for (const typed of ["31/06/2026", "29/02/2027", "1/13/2026", "demain", "12/2026", ""])
    assert.equal(parseDay(typed), null);
  assert.equal(writeDay("2029-02-03", "dd/mm/yyyy"), "03/02/2029");
  assert.equal(writeDay(null, "dd/mm/yyyy"), "");
});

test("a month's page begins on a Monday and keeps its last day", () => {
  assert.deepEqual(weeksOf("2026-03-15")[0], [
    "2026-02-23",
    "2026-02-24",
    "2026-02-25",
    "2026-02-26",
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
  ]);
  assert.equal(addMonths("2026-01-31", 1), "2026-02-28");
});

test("a figure is read with the reader's comma, and with a keypad's point", () => {
  const read = {
    "12,5": 12.5,
    "1 234,5": 1234.5,
    "1.234,5": 1234.5,
    12.5: 12.5,
    "1.234.567": 1234567,
    "−3": -3,
    "": null,
    "45 000": 45000,
  };
  for (const [typed, value] of Object.entries(read)) assert.equal(parseNumber(typed), value, typed);
  for (const typed of ["douze", "1,2,3", "12 %", "1e5"]) assert.ok(Number.isNaN(parseNumber(typed)), typed);
  assert.equal(parseNumber("1,234.5", "en"), 1234.5);
  assert.equal(writeNumber(45000), "45\u202f000");
  assert.equal(writeNumber(2029, { year: true }), "2029");
});

test("a period is read as a spreadsheet gives it", () => {
  const read = {
    2025: "2025",
    "2025-Q3": "2025-Q3",
    "T3 2025": "2025-Q3",
    "K1/2024": "2024-Q1",
    "07/2025": "2025-07",
    "2025-7": "2025-07",
    "31/07/2025": "2025-07",
  };
  for (const [typed, period] of Object.entries(read)) assert.equal(parsePeriod(typed), period, typed);
  assert.equal(parsePeriod("2025-13"), null);
  assert.equal(writePeriod("2025-Q3"), "T3 2025");
});

test("French counts zero as one", () => {
  assert.equal(tn("{n} word", "{n} words", 0), "0 mot");
  assert.equal(tn("{n} word", "{n} words", 2), "2 mots");
  assert.equal(t("Unknown {x}", { x: "$&" }), "Unknown $&");
});

test("units in a circle are still shown", () => {
  const rows = [
    { id: "a", parent: "b" },
    { id: "b", parent: "a" },
    { id: "c", parent: "gone" },
  ];
  assert.deepEqual(
    flatten(rows).map(({ row, depth }) => [row.id, depth]),
    [
      ["c", 0],
      ["a", 0],
      ["b", 0],
    ],
  );
});

test("a unit goes in under the one before it, and out to its superior's", () => {
  const rows = [
    { id: "a", parent: null },
    { id: "b", parent: "a" },
    { id: "c", parent: "a" },
  ];
  assert.equal(newParent(rows, rows[2], "in"), "b");
  assert.equal(newParent(rows, rows[1], "in"), undefined);
  assert.equal(newParent(rows, rows[1], "out"), null);
  assert.equal(newParent(rows, rows[0], "out"), undefined);
});

test("no two boxes of an organigram lie on each other", () => {
  const rows = [{ id: "r", parent: null }];
  for (let n = 0; n < 40; n++) rows.push({ id: `u${n}`, parent: n < 4 ? "r" : `u${(n * 7) % n}` });
  const size = { width: 10, height: 4, gap: 2, drop: 3 };
  const { boxes } = layout(flatten(rows), size);
  const all = [...boxes.values()];
  assert.equal(all.length, rows.length);
  for (const a of all)
    for (const b of all)
      if (a !== b)
        assert.ok(Math.abs(a.left - b.left) >= size.width || Math.abs(a.top - b.top) >= size.height);
});

test("two texts show the words in which they differ", () => {
  const pieces = differing("on y vient sans rendez-vous.", "on y vient le jour même.");
  assert.deepEqual(
    pieces.filter((piece) => piece.changed).map((piece) => piece.text),
    ["sans rendez-vous"],
  );
});
