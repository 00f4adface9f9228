import assert from "node:assert/strict";
import { test } from "node:test";
import { daysBetween, marksOf, placeOf, startOf, stepped, windowOf } from "../src/building/scale.js";

const DAYS = ["2026-09-01", "2027-03-15", "2031-08-31"];

test("the mandate's window holds every day with room around", () => {
  const shown = windowOf("mandate", "2027-01-01", DAYS);
  assert.ok(shown.from < DAYS[0] && shown.to > DAYS[2]);
  for (const day of DAYS) assert.ok(placeOf(day, shown) > 0 && placeOf(day, shown) < 1);
});

test("a year and a quarter begin on their first day and end on their last", () => {
  assert.deepEqual(windowOf("year", "2028-02-29", DAYS), { from: "2028-01-01", to: "2028-12-31" });
  assert.deepEqual(windowOf("quarter", "2028-02-29", DAYS), { from: "2028-01-01", to: "2028-03-31" });
  assert.equal(startOf("quarter", "2027-12-31"), "2027-10-01");
});

test("marks are years, or months, at most a dozen", () => {
  const long = windowOf("mandate", "2027-01-01", ["1990-01-01", "2060-01-01"]);
  assert.ok(marksOf("mandate", long).length <= 14);
  assert.equal(marksOf("year", windowOf("year", "2027-05-05", DAYS)).length, 12);
  assert.equal(marksOf("quarter", windowOf("quarter", "2027-05-05", DAYS)).length, 3);
});

test("a step is a month, a week, a day; a month's last day stays one", () => {
  assert.equal(stepped("mandate", "2027-01-31", 1), "2027-02-28");
  assert.equal(stepped("year", "2027-01-31", -1), "2027-01-24");
  assert.equal(stepped("quarter", "2027-02-28", 1), "2027-03-01");
});

test("a window of one day has places too", () => {
  const shown = windowOf("mandate", "2027-01-01", ["2027-01-01"]);
  assert.ok(Number.isFinite(placeOf("2027-01-01", shown)));
  assert.equal(daysBetween("2027-01-01", "2027-01-01"), 0);
});
