// Where the app is shown: as a whole page (Voila), or in a notebook's cell (JupyterLab).

/** True where the page is ours: we may set its title, its language, its address. */
export const ownsPage = "voila" in document.body.dataset;

const SUPPRESSED = { lmSuppressShortcuts: "true", jpSuppressContextMenu: "true" };

/** Make room: away with the page's waiting screen, and keep JupyterLab's shortcuts out of our fields. */
export function welcome(el) {
  Object.assign(el.dataset, SUPPRESSED);
  document.getElementById("plp-start")?.remove();
  dispatchEvent(new CustomEvent("plp:started"));
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
