// A file to Python in parts: one message of many megabytes is more than a connection takes.

/** Bytes in a megabyte, as limits are said. */
export const MEGA = 1024 * 1024;
const PART = 1.5 * MEGA;

/**
 * Send a file part by part, each once the one before is there. `send(part)` promises the answer,
 * `told(share)` hears how much of it is there. Gives the last answer.
 */
export async function upload(file, send, told = () => {}) {
  const of = Math.max(1, Math.ceil(file.size / PART));
  let answer = null;
  for (let at = 0; at < of && !answer?.refused; at += 1) {
    const data = await base64(file.slice(at * PART, (at + 1) * PART));
    answer = await send({ name: file.name, at, of, data });
    told((at + 1) / of);
  }
  return answer;
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
