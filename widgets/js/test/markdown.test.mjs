import assert from "node:assert/strict";
import { test } from "node:test";
import { parse, schema, serialize, words } from "../src/rich/markdown.js";

const again = (markdown) => serialize(parse(markdown));
const doc = (...blocks) => schema.nodeFromJSON({ type: "doc", content: blocks });
const paragraph = (...texts) => ({
  type: "paragraph",
  content: texts.map((text) => (typeof text === "string" ? { type: "text", text } : text)),
});
const plain = (node) => node.textBetween(0, node.content.size, "\n", (leaf) => leaf.attrs.label ?? "↵");

test("what the editor writes reads back as the same text", () => {
  for (const markdown of [
    "Une phrase.",
    "Deux alinéas.\n\nLe second.",
    "Du **gras**, de l’*italique*, et ***les deux***.",
    "- un\n- deux\n  - deux et demi\n- trois",
    "1. un\n2. deux",
    "9.  neuf\n10. dix",
    "Voir [2.3 Contexte](ref:context) et [OS 2](ref:obj-3f2a).",
    "Un [site](https://example.org/a_b) cité.",
    "Une ligne\\\net la suite.",
    "### Un intertitre\n\nDu texte.",
    "> Une citation\n>\n> en deux alinéas.",
    "```\ncode  brut\n```",
    "---",
    "",
  ]) {
    assert.equal(again(markdown), markdown);
  }
});

test("signs of Markdown typed as text stay text", () => {
  for (const typed of [
    "a | b",
    "| --- | --- |",
    "5 * 3 * 2",
    "snake_case_name et _ceci_",
    "# pas un titre",
    "- pas une liste",
    "+ non plus",
    "+",
    "1. pas un numéro",
    "2) ni cela",
    "12.",
    "> pas une citation",
    "===",
    "---",
    "`code`",
    "~~~",
    "[x](y)",
    "![x](y)",
    "<b>gras</b>",
    "<https://a.b>",
    "&eacute; &amp; &#38;",
    "R&D",
    "\\ seul",
    "\\* étoile",
    "a\\",
    "   en retrait",
    "\tet encore",
    "*",
    "**",
    "_",
    "fin *",
    "https://a.b/c_d_e",
  ]) {
    const written = serialize(doc(paragraph(typed)));
    assert.equal(plain(parse(written)), typed.trim(), written);
  }
});

test("a bare bar keeps its place through any number of round trips", () => {
  const once = again("Police | justice | communes");
  assert.equal(plain(parse(once)), "Police | justice | communes");
  assert.equal(again(once), once);
  assert.equal(again("a \\| b"), "a \\| b");
});

test("signs at the start of a line after a break stay text", () => {
  for (const typed of ["- tiret", "1. un", "# dièse", "> cité", "+ plus", "==="]) {
    const written = serialize(doc(paragraph("avant", { type: "hardBreak" }, typed)));
    assert.equal(plain(parse(written)), `avant↵${typed}`, written);
  }
});

test("random text survives", () => {
  const signs = [
    "a",
    "é",
    " ",
    "  ",
    "*",
    "_",
    "`",
    "#",
    "|",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "&",
    ";",
    "\\",
    "1",
    ".",
    "-",
    "+",
    "=",
    "~",
    "!",
    "\u00a0",
    "mot",
    "\n",
  ];
  let seed = 7;
  const next = (below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 3000; round++) {
    const text = Array.from({ length: 1 + next(12) }, () => signs[next(signs.length)])
      .join("")
      .replace(/\s+/g, " ")
      .trim();
    if (!text) continue;
    const written = serialize(doc(paragraph(text)));
    assert.equal(plain(parse(written)), text, JSON.stringify({ text, written }));
    assert.equal(again(written), written);
  }
});

test("HTML in Markdown is text, and no address runs a script", () => {
  assert.equal(plain(parse("<script>alert(1)</script>")), "<script>alert(1)</script>");
  const marks = [];
  parse("[x](javascript:alert(1))").descendants((node) => void marks.push(...node.marks));
  assert.deepEqual(marks, []);
});

test("a reference is one word of the text, with its label", () => {
  const read = parse("Voir [OS 2 Moins de vols](ref:obj-1).");
  const found = [];
  read.descendants((node) => {
    if (node.type.name === "reference") found.push({ ...node.attrs });
  });
  assert.deepEqual(found, [{ id: "obj-1", label: "OS 2 Moins de vols" }]);
  assert.equal(words(read), 6);
});
