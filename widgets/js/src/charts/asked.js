// Charts are drawn off the page: asked for by a message, they come with a later answer.
import { useEffect, useState } from "preact/hooks";
import { send, wire } from "../session.js";
import { language } from "../texts.js";

const QUIET = 800; // ms without a change

/** The drawing library's bytes, where the page itself does not say where it lies. */
export function askLibrary() {
  return new Promise((answered) => {
    const stop = wire.on("library", (_, [bytes]) => {
      stop();
      answered(bytes);
    });
    send({ do: "library" });
  });
}

/**
 * What Python answers under `name`; null until it comes. Asked again where `stamp` changes.
 * What was there stays until the next answer comes: always where `stays`, else for the same question.
 */
export function useAnswer(name, asked, stamp = "", stays = false) {
  const [answer, set] = useState(null);
  const key = JSON.stringify([asked, language()]);
  useEffect(() => stays || set(null), [key]);
  useEffect(() => {
    const mine = (said) => asked.id === undefined || said.id === asked.id;
    const stop = wire.on(name, (message) => mine(message[name]) && set(message[name]));
    send({ do: name, ...asked });
    return stop;
  }, [key, stamp]);
  return answer;
}

/** A text once it has not changed for a while: what is still being typed is not worked out. */
export function useSettled(text) {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), QUIET);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
