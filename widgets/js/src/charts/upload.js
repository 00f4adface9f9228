// A file to Python in parts: one message of many megabytes is more than a connection takes.

/** Bytes of a file of figures; larger ones are refused here, with a sentence. */
export const LIMIT = 30 * 1024 * 1024;
const PART = 1.5 * 1024 * 1024;

/** Send a file part by part, each once the one before is there; `send(part)` promises the answer. */
export async function upload(file, send) {
  const of = Math.max(1, Math.ceil(file.size / PART));
  for (let at = 0; at < of; at += 1) {
    const data = await base64(file.slice(at * PART, (at + 1) * PART));
    const answer = await send({ name: file.name, at, of, data });
    if (answer.refused) return false;
  }
  return true;
}

/** A file's bytes as text. */
export function base64(blob) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
}
