// What every pane shares. The module is loaded once a widget, so this is the widget's own.
import { useEffect, useReducer, useState } from "preact/hooks";
import { takeDownloads } from "./downloads.js";
import { Drafts } from "./drafts.js";
import { Edits } from "./edits.js";
import { follow } from "./history.js";
import { Pulse } from "./pulse.js";
import { setTexts } from "./texts.js";
import { Wire } from "./wire.js";

let model = null;
export let wire = null;
export let edits = null;
export let pulse = null;
export let drafts = null;

/** Connect to the model, once; returns what to do when it goes. */
export function start(given) {
  if (model) return () => {};
  model = given;
  drafts = new Drafts(window.localStorage, window.sessionStorage);
  wire = new Wire(model);
  edits = new Edits({ send: (message) => wire.send(message), drafts });
  pulse = new Pulse({ wire, edits, rest });
  const stops = [
    takeTexts(),
    takeAnswers(),
    keepDossier(),
    dropSettled(),
    leaving(),
    takeDownloads(),
    follow(),
    pulse.start(),
  ];
  return () => {
    edits.flush();
    stops.forEach((stop) => stop());
  };
}

/** What Python last said under this name. */
export function trait(name) {
  return model.get(name) ?? null;
}

/** Be told when a trait changes; returns how to stop. */
export function onTrait(name, changed) {
  const event = `change:${name}`;
  model.on(event, changed);
  return () => model.off(event, changed);
}

/** A trait's value, redrawn when it changes. */
export function useTrait(name) {
  const [value, set] = useState(() => trait(name));
  useEffect(() => {
    const take = () => set(trait(name));
    take();
    return onTrait(name, take);
  }, [name]);
  return value;
}

/** Redraw whenever something with `subscribe(changed)` changes. */
export function useNews(source) {
  const [, redraw] = useReducer((n) => n + 1, 0);
  useEffect(() => source.subscribe(redraw), [source]);
}

/** Send what was typed, then the message: what is asked for sees the newest text. */
export function send(message) {
  edits.flush();
  return wire.ask(message);
}

/** Ask Python to open a dialog. */
export const openDialog = (dialog, more = {}) => send({ do: "ask", dialog, ...more });

function takeTexts() {
  const take = () => setTexts(trait("ui"));
  take();
  return onTrait("ui", take);
}

function takeAnswers() {
  return wire.on("ack", (answer) => edits.answered(answer));
}

function keepDossier() {
  const take = () => edits.belongTo(trait("bar")?.dossier ?? null);
  take();
  return onTrait("bar", take);
}

// A newer section holds what was acknowledged; the field in use keeps what is typed in it.
function dropSettled() {
  let version = trait("section")?.version;
  return onTrait("section", () => {
    const next = trait("section")?.version;
    if (next === version) return;
    version = next;
    edits.settle(document.activeElement?.closest?.("[data-path]")?.dataset.path);
  });
}

/** A good moment for Python to lay down a revision of the letter. */
function rest() {
  if (trait("screen") === "letter") wire.send({ do: "pause" });
}

function leaving() {
  const flush = () => edits.flush();
  const hidden = () => {
    if (document.visibilityState !== "hidden") return;
    edits.flush();
    rest();
  };
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", hidden);
  return () => {
    removeEventListener("pagehide", flush);
    document.removeEventListener("visibilitychange", hidden);
  };
}

/** The language of the document, for what will stand in it. */
export const wordsLang = () => trait("bar")?.doc_lang ?? trait("ui")?.lang;
