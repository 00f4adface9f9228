// Every sentence that the sources hand to t() and tn().
import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const SRC = new URL("../src/", import.meta.url);
const LITERAL = String.raw`"(?:[^"\\]|\\.)*"`;
const CALL = new RegExp(String.raw`\bt\(\s*(${LITERAL})|\btn\(\s*(${LITERAL}),\s*(${LITERAL})`, "g");

export async function sentences() {
  const names = (await readdir(SRC, { recursive: true })).filter((name) => /\.jsx?$/.test(name));
  const sources = await Promise.all(names.map((name) => readFile(new URL(name, SRC), "utf8")));
  const found = sources.flatMap((text) =>
    [...text.matchAll(CALL)].flatMap((match) => match.slice(1).filter(Boolean)),
  );
  return [...new Set(found.map((literal) => JSON.parse(literal)))].sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(JSON.stringify(await sentences(), null, 2));
