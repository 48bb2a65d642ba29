/*
 * The parser decodes `&hearts;` with a table of all 2,231 names: 14 KB that every browser has anyway. This uses the browser's.
 */
const field =
  typeof document === "undefined" ? undefined : document.implementation.createHTMLDocument().createElement("textarea");

/** Decodes one named entity with its semicolon. An unknown one is returned unchanged. */
export function decodeHTMLStrict(entity: string): string {
  if (!field || !/^&[a-z][a-z0-9]*;$/i.test(entity)) return entity;
  field.innerHTML = entity;
  const decoded = field.value;
  // `&copycat;` is not an entity, although it begins with `&copy`, which needs no semicolon.
  return decoded.endsWith(";") && entity !== "&semi;" ? entity : decoded;
}
