// The interface's words: English sentences, put into the reader's language by Python.

let texts = {};
let lang = "en";

/** Take the words and the language that Python sent. */
export function setTexts(ui) {
  texts = ui?.texts ?? {};
  lang = ui?.lang ?? "en";
}

/** The interface's language. */
export const language = () => lang;

/** Its language as Belgians write it: decimal comma, day before month. */
export const locale = () => (lang === "en" ? "en-GB" : `${lang}-BE`);

/** A sentence in the reader's language, its {placeholders} filled. */
export function t(sentence, values = {}) {
  const text = texts[sentence] || sentence;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** One of two sentences, by number; `{n}` is the number. French counts zero as one. */
export function tn(one, many, n) {
  const single = n === 1 || (n === 0 && lang === "fr");
  return t(single ? one : many, { n: new Intl.NumberFormat(locale()).format(n) });
}
