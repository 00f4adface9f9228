// Bring the reader to a place, also one that is still being drawn.

const PATIENCE = 1500; // ms
const WRITABLE = "input:not([type=hidden]), textarea, select, [contenteditable=true]";

let said = () => {};

/** Where sentences for screen readers go. */
export function speakThrough(region) {
  said = (text) => {
    region.textContent = "";
    requestAnimationFrame(() => (region.textContent = text));
  };
}

/** Say something that is otherwise only seen. */
export const announce = (text) => said(text);

/** Focus the field or row of a path, once what was just asked for is drawn. */
export const focusPath = (path) => requestAnimationFrame(() => seek(path, Date.now() + PATIENCE));

// Where the path itself is not shown, the nearest place around it will do.
function seek(path, until) {
  const exact = document.querySelector(`.plp [data-path="${CSS.escape(path)}"]`);
  const late = Date.now() > until;
  const found = exact ?? (late ? around(path) : null);
  if (found) return focusIn(found);
  if (!late) setTimeout(() => seek(path, until), 30);
}

/** Begin a page at its title. */
export function focusTitle() {
  document.getElementById("plp-main")?.scrollTo({ top: 0 });
  const title = document.getElementById("plp-title");
  title?.scrollIntoView({ block: "nearest" });
  title?.focus({ preventScroll: true });
}

function around(path) {
  const places = [...document.querySelectorAll(".plp [data-path]")];
  const fitting = places.filter((el) => path.startsWith(el.dataset.path));
  return fitting.sort((a, b) => b.dataset.path.length - a.dataset.path.length)[0];
}

function focusIn(el) {
  const target = el.matches(WRITABLE)
    ? el
    : (el.querySelector(WRITABLE) ?? el.querySelector("button, a[href]") ?? el);
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}
