/*
 * The parser decodes `&hearts;` by a table of all 2,231 names: 14 KB that every browser has anyway. This asks the browser.
 */
const field =
  typeof document === "undefined" ? undefined : document.implementation.createHTMLDocument().createElement("textarea");

/** Decodes one named entity with its semicolon. What has no such name comes back as it was. */
export function decodeHTMLStrict(entity: string): string {
  if (!field || !/^&[a-z][a-z0-9]*;$/i.test(entity)) return entity;
  field.innerHTML = entity;
  const decoded = field.value;
  // `&copycat;` begins with the old `&copy`, which needs no semicolon. It is no name for all that.
  return decoded.endsWith(";") && entity !== "&semi;" ? entity : decoded;
}
