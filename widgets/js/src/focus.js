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

/** Focus the field or row of a path; the nearest place around it where the path itself is not shown. */
export function focusPath(path, until = Date.now() + PATIENCE) {
  const exact = document.querySelector(`.plp [data-path="${CSS.escape(path)}"]`);
  const late = Date.now() > until;
  const found = exact ?? (late ? around(path) : null);
  if (found) return focusIn(found);
  if (!late) setTimeout(() => focusPath(path, until), 30);
}

/** Focus an element that is still being drawn. */
export function focusOn(selector, until = Date.now() + PATIENCE) {
  const found = document.querySelector(selector);
  if (found) focusIn(found);
  else if (Date.now() < until) setTimeout(() => focusOn(selector, until), 30);
}

function around(path) {
  const places = [...document.querySelectorAll(".plp [data-path]")];
  const fitting = places.filter((el) => path.startsWith(el.dataset.path));
  return fitting.sort((a, b) => b.dataset.path.length - a.dataset.path.length)[0];
}

function focusIn(el) {
  const target = el.matches(WRITABLE) ? el : (el.querySelector(WRITABLE) ?? el.querySelector("button, a[href]") ?? el);
  el.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}
