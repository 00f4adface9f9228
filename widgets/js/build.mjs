// Bundles the browser's side into plpmission_widgets/static: app.js, chart.js (one chart, for
// notebooks), app.css, the page's style, the texts it speaks, and the licences of what it is made
// with; into the Voila template's own static folder charts.js, the drawing library that a page
// loads with its first chart; and JupyterLab's extension. `--dev` leaves it readable.
import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "plpmission_widgets", "static");
const served = join(here, "..", "plpmission_widgets", "voila", "templates", "plpmission", "static");
const dev = process.argv.includes("--dev");
const LIMIT = 900_000;

await mkdir(out, { recursive: true });
const made = await build({
  absWorkingDir: here,
  entryPoints: { app: "src/index.jsx", chart: "src/charts/widget.jsx" },
  outdir: out,
  bundle: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".svg": "text" },
  alias: { entities: "./src/rich/entities.js" },
  legalComments: "none",
  minify: !dev,
  sourcemap: dev && "inline",
  metafile: true,
});
await build({
  absWorkingDir: here,
  entryPoints: { app: "src/css/app.css", page: "src/css/page.css" },
  outdir: out,
  bundle: true,
  minify: !dev,
});
const library = await build({
  absWorkingDir: here,
  entryPoints: { charts: "src/charts/plotly.js" },
  outdir: served,
  bundle: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  minify: true,
  metafile: true,
});
await build({
  absWorkingDir: here,
  entryPoints: { remoteEntry: "src/lab/index.js" },
  outdir: join(out, "..", "labextensions", "plpmission", "static"),
  bundle: true,
  format: "iife",
  target: "es2022",
  loader: { ".svg": "text" },
  minify: true,
});
await copyFile(join(here, "texts.json"), join(out, "texts.json"));
await writeFile(join(out, "licences.txt"), await licences(Object.keys({ ...made.metafile.inputs, ...library.metafile.inputs })));

// The page's own style is put into a Jinja template as it stands.
if (/\{[%{#]/.test(await readFile(join(out, "page.css"), "utf8")))
  throw new Error("page.css reads as a template");

const size = Object.entries(made.metafile.outputs).find(([name]) => name.endsWith("app.js"))[1].bytes;
if (!dev && size > LIMIT) throw new Error(`app.js has ${size} bytes, more than ${LIMIT}`);
console.log(`${relative(process.cwd(), out)}/app.js: ${Math.round(size / 1000)} kB`);

async function licences(inputs) {
  const packages = new Set(
    inputs.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  );
  const texts = await Promise.all([...packages].sort().map(licence));
  return texts.join("\n\n");
}

async function licence(name) {
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? await readFile(join(folder, file), "utf8") : "";
  return `=== ${name} ${version} (${license})\n${text.trim()}`;
}
