import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { readPo } from "../dev/texts.js";
import { sentences } from "../dev/sentences.mjs";

const listed = JSON.parse(await readFile(new URL("../texts.json", import.meta.url), "utf8"));
const catalogue = (lang) =>
  new URL(`../../../plpmission/i18n/locale/${lang}/LC_MESSAGES/app-js.po`, import.meta.url);

test("texts.json lists every sentence of the sources, and no other", async () => {
  assert.deepEqual(listed, await sentences(), "node dev/sentences.mjs > texts.json");
});

for (const lang of ["fr", "nl", "de"]) {
  test(`every sentence stands in ${lang}, with the same placeholders`, async () => {
    const said = readPo(await readFile(catalogue(lang), "utf8"));
    const holes = (text) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const sentence of listed)
      assert.deepEqual(holes(said[sentence] ?? ""), holes(sentence), `${sentence} → ${said[sentence]}`);
    assert.deepEqual(
      Object.keys(said).filter((sentence) => !listed.includes(sentence)),
      [],
    );
  });
}

test("French puts its spaces before high punctuation", async () => {
  const said = readPo(await readFile(catalogue("fr"), "utf8"));
  for (const text of Object.values(said))
    assert.doesNotMatch(text, / [;:!?»]|« |[^\u202f][;!?]|[^\u00a0][:]/, text);
});
