// Stands in for the package "entities" in the bundle: a browser knows the names of characters itself.

/** The text that a character reference such as `&eacute;` stands for. */
export function decodeHTML(reference) {
  const area = document.createElement("textarea");
  area.innerHTML = reference;
  return area.value;
}

/** The same: what is handed to it always ends in a semicolon. */
export const decodeHTMLStrict = decodeHTML;
