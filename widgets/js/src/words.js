// Which words of a text are not in another, in the same order: the longest common run is kept.

const LIMIT = 1200; // words; beyond it the table of comparisons would take too long

/** A text in pieces: {text, changed}, changed where the other text has no such words there. */
export function differing(text, other) {
  const [mine, theirs] = [split(text), split(other)];
  if (mine.length > LIMIT || theirs.length > LIMIT) return text ? [{ text, changed: false }] : [];
  const kept = common(mine, theirs);
  const pieces = [];
  mine.forEach((word, index) => {
    const inside =
      !word.trim() && !kept.has(index - 1) && !kept.has(index + 1) && index > 0 && index < mine.length - 1;
    const changed = word.trim() ? !kept.has(index) : inside;
    if (pieces.at(-1)?.changed === changed) pieces.at(-1).text += word;
    else pieces.push({ text: word, changed });
  });
  return pieces;
}

const split = (text) => text.match(/[\p{L}\p{N}'’-]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];

function common(mine, theirs) {
  const wide = theirs.length + 1;
  const length = new Uint16Array((mine.length + 1) * wide);
  for (let i = mine.length - 1; i >= 0; i--) {
    for (let j = theirs.length - 1; j >= 0; j--) {
      length[i * wide + j] =
        mine[i] === theirs[j]
          ? length[(i + 1) * wide + j + 1] + 1
          : Math.max(length[(i + 1) * wide + j], length[i * wide + j + 1]);
    }
  }
  const kept = new Set();
  for (let i = 0, j = 0; i < mine.length && j < theirs.length;) {
    if (mine[i] === theirs[j]) {
      kept.add(i);
      i += 1;
      j += 1;
    } else if (length[(i + 1) * wide + j] >= length[i * wide + j + 1]) i += 1;
    else j += 1;
  }
  return kept;
}
