/** Letters that are written from right to left: Hebrew, Arabic and their kin. */
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/**
 * A name to be put into a sentence whose letters run the other way: it keeps its own order, and lets what stands beside it, such
 * as a time, keep its place. Of markup `<bdi>` does the same.
 */
export const isolated = (name: string): string => (fromTheRight.test(name) ? `\u2068${name}\u2069` : name);
