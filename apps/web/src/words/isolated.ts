/** Right-to-left letters: Hebrew, Arabic and related scripts. */
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/**
 * Isolates a name within a sentence of the other text direction, so that neither the name nor the text next to it, such as a time,
 * is reordered. Like `<bdi>`, but for plain text.
 */
export const isolated = (name: string): string => (fromTheRight.test(name) ? `\u2068${name}\u2069` : name);
