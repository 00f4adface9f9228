// The catalogue of the app's own words, read from its .po file.

export async function textsOf(lang) {
  if (lang === "en") return {};
  const answer = await fetch(`../../../plpmission/i18n/locale/${lang}/LC_MESSAGES/app-js.po`);
  return answer.ok ? readPo(await answer.text()) : {};
}

/** The sentences of a .po file: {english: translated}. */
export function readPo(text) {
  const entries = {};
  for (const block of text.split(/\n\n+/)) {
    const [id, said] = ["msgid", "msgstr"].map((name) => field(block, name));
    if (id && said) entries[id] = said;
  }
  return entries;
}

function field(block, name) {
  const found = new RegExp(`^${name} ((?:".*"\\s*)+)`, "m").exec(block);
  return found
    ? found[1]
        .trim()
        .split(/\s*\n\s*/)
        .map((line) => JSON.parse(line))
        .join("")
    : "";
}
