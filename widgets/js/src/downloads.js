// Files that Python made: saved by the browser, and kept at hand to be saved again.
import { wire } from "./session.js";

const urls = new Map(); // name → object URL

/** Save each file that comes; returns how to stop. */
export function takeDownloads() {
  return wire.on("download", ({ download }, [buffer]) => {
    const { name, mime } = download;
    URL.revokeObjectURL(urls.get(name));
    urls.set(name, URL.createObjectURL(new Blob([buffer], { type: mime })));
    save(name);
  });
}

/** Save a file of this page once more; false where it is not at hand. */
export function save(name) {
  if (!urls.has(name)) return false;
  const link = Object.assign(document.createElement("a"), { href: urls.get(name), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  return true;
}
