import type { Selected } from "./edits.ts";
import { isInCode } from "./lines.ts";

/** A name that is being typed. */
export interface NameToken {
  readonly sign: "@" | "#" | ":";
  /** The text after the sign so far. */
  readonly query: string;
  /** Where the sign is. */
  readonly from: number;
}

const beginning = /(?:^|[\s([{"'*_~|>])([@#:])([\p{L}\p{N}_+.-]{0,40})$/u;
/** Many words end with a colon; only two letters after it make it the start of an emoji. */
const lettersOfEmoji = 2;

export function findToken({ text, start, end }: Selected): NameToken | undefined {
  if (start !== end) return undefined;
  const [, sign, query = ""] = beginning.exec(text.slice(Math.max(0, start - 48), start)) ?? [];
  if (sign !== "@" && sign !== "#" && sign !== ":") return undefined;
  if (sign === ":" && query.length < lettersOfEmoji) return undefined;
  if (isInCode(text, start)) return undefined;
  return { sign, query, from: start - query.length - 1 };
}

/** The name between colons that has just been closed. */
export function closedShortcode({ text, start, end }: Selected): { name: string; from: number } | undefined {
  if (start !== end || text[start - 1] !== ":") return undefined;
  const [, name] = /(?:^|[\s([{"'*_~|>])(:[a-z0-9_+-]{2,48}:)$/.exec(text.slice(Math.max(0, start - 52), start)) ?? [];
  return name && !isInCode(text, start) ? { name, from: start - name.length } : undefined;
}
