import { useEffect, useState } from "preact/hooks";
import { send, wire } from "../session.js";

/** What the pictures of a document show, by their ids: asked for once it is known to have some. */
export function usePictures(document, images) {
  const [shown, setShown] = useState({});
  const some = images.length > 0;
  useEffect(() => {
    if (!some) return undefined;
    const urls = [];
    const stop = wire.on("picture", ({ picture }, [buffer]) => {
      if (picture.document !== document) return;
      const url = URL.createObjectURL(new Blob([buffer], { type: picture.media }));
      urls.push(url);
      setShown((before) => ({ ...before, [picture.id]: url }));
    });
    send({ do: "intake_pictures", id: document });
    return () => {
      stop();
      urls.forEach((url) => URL.revokeObjectURL(url));
      setShown({});
    };
  }, [document, some]);
  return Object.fromEntries(images.map((one) => [one.id, { ...one, url: shown[one.id] }]));
}

/** A picture at its place; its name where it cannot be shown. */
export const Picture = ({ held, label }) => (
  <figure class="plp-picture">
    {held?.url && <img src={held.url} alt={held.alt || `${label}: ${held.name}`} />}
    <figcaption class="plp-meta">{[label, held?.alt || held?.name].filter(Boolean).join(" · ")}</figcaption>
  </figure>
);
