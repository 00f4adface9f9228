// The page's address follows the dossier and the section in view; only where the page is ours.
import { ownsPage } from "./host.js";
import { onTrait, send, trait, wire } from "./session.js";

/** Follow Python's addresses and the browser's back and forward; returns how to stop. */
export function follow() {
  if (!ownsPage) return () => {};
  const stops = [wire.on("url", ({ url }) => visit(url)), nameThePage()];
  addEventListener("popstate", comeBack);
  return () => {
    removeEventListener("popstate", comeBack);
    stops.forEach((stop) => stop());
  };
}

let placed = false;

// The first address names where the page already is; only later ones are steps to come back from.
function visit(url) {
  const next = new URL(url || location.pathname, location.href);
  const way = placed ? "pushState" : "replaceState";
  placed = true;
  if (next.href !== location.href) history[way](null, "", next);
}

function comeBack() {
  const asked = new URLSearchParams(location.search);
  const [dossier, section] = [asked.get("dossier"), asked.get("section")];
  if (!dossier) send({ do: "home" });
  else if (dossier !== trait("bar")?.dossier) send({ do: "open", dossier, section });
  else send({ do: "go", section, item: asked.get("item") });
}

// The waiting screen of the next visit speaks the language of this one.
function remember(lang) {
  try {
    localStorage.setItem("plpmission:lang", lang);
  } catch {
    return;
  }
}

function nameThePage() {
  const name = () => {
    const lang = trait("ui")?.lang;
    const section = trait("screen") === "letter" ? trait("section") : null;
    const shown = section?.item ?? section;
    const place = shown && `${shown.number} ${shown.title}`.trim();
    document.title = [place, trait("bar")?.title].filter(Boolean).join(" · ");
    if (!lang) return;
    document.documentElement.lang = lang;
    remember(lang);
  };
  name();
  const stops = ["bar", "section", "screen", "ui"].map((trait_) => onTrait(trait_, name));
  return () => stops.forEach((stop) => stop());
}
