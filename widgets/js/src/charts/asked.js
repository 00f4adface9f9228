// Charts are drawn off the page: asked for by a message, they come with a later answer.
import { useEffect, useState } from "preact/hooks";
import { send, wire } from "../session.js";

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

/** What Python answers under `name`, asked for once `asked` is there; null until then. */
export function useAnswer(name, asked) {
  const [answer, set] = useState(null);
  const key = JSON.stringify(asked);
  useEffect(() => {
    if (!asked) return undefined;
    set(null);
    const mine = (said) => asked.id === undefined || said.id === asked.id;
    const stop = wire.on(name, (message) => mine(message[name]) && set(message[name]));
    send({ do: name, ...asked });
    return stop;
  }, [key]);
  return answer;
}
