// The page before the app: its language, and a sentence where the app does not come.
window.plpStart = (() => {
  const SPOKEN = ["fr", "nl", "de", "en"];
  const PATIENCE = 60000; // ms from the end of the page to the app's first drawing
  let known = null;
  try {
    known = localStorage.getItem("plpmission:lang");
  } catch (forbidden) {
    known = null;
  }
  const wished = [known, ...navigator.languages.map((code) => code.slice(0, 2))];
  const lang = wished.find((code) => SPOKEN.includes(code));
  if (lang) document.documentElement.lang = lang;

  const failed = () => {
    const start = document.getElementById("plp-start");
    if (!start) return;
    start.setAttribute("aria-busy", "false");
    start.querySelector(".plp-start__said--busy").hidden = true;
    start.querySelector(".plp-start__said--failed").hidden = false;
  };
  // What Voila's script calls once its theme is there; the waiting screen goes when the app draws itself.
  window.voila_heartbeat = () => {};
  window.voila_process = () => {};
  window.voila_finish = () => {};
  addEventListener("DOMContentLoaded", () => {
    if (!document.getElementById("plp-start")) return;
    if (!document.querySelector("[cell-index]")) return failed();
    const timer = setTimeout(failed, PATIENCE);
    addEventListener("plp:started", () => clearTimeout(timer));
  });
  return { failed, executed: () => window.voila_finish() };
})();
