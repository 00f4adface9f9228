// Where the app is shown: as a whole page (Voila), or in a notebook's cell (JupyterLab).

/** True where the page is ours: we may set its title, its language, its address. */
export const ownsPage = "voila" in document.body.dataset;

/** Where the app stands on a page of ours: beside the cells, which stay hidden. */
export function ownPlace() {
  const cells = document.getElementById("rendered_cells");
  cells.hidden = true;
  const place = document.createElement("div");
  place.className = "plp-place";
  cells.before(place);
  return place;
}

/** Make room: away with the page's waiting screen, and keep JupyterLab's shortcuts out of our fields. */
export function welcome(el) {
  if (!ownsPage) el.addEventListener("focusin", keepKeys);
  document.getElementById("plp-start")?.remove();
  dispatchEvent(new CustomEvent("plp:started"));
}

// Its one-letter commands, such as "delete the cell", go to whatever has the focus in a notebook.
function keepKeys({ target }) {
  target.dataset.lmSuppressShortcuts = "true";
}

/** JupyterLab's own theme, or null where the reader's system decides. */
export function hostTheme() {
  const light = document.body.dataset.jpThemeLight;
  if (ownsPage || light === undefined) return null;
  return light === "true" ? "light" : "dark";
}

/** Call back whenever JupyterLab changes its theme. */
export function onHostTheme(changed) {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  return () => observer.disconnect();
}
