import { isDeleted } from "../people/named.ts";
import type { Edit, Selected } from "./edits.ts";

interface Said {
  readonly text: string;
  /** The person whom the reply mentions, unless they have deleted their account. */
  readonly username?: string | undefined;
}

const code = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)/;
const name = /(?<![\p{L}\p{N}_])@(?=[a-z0-9_.-]{2})/giu;

/** Removes mentions, so that people are not mentioned again by everyone who quotes the message. Code is left alone. */
const withoutCalls = (text: string) =>
  text
    .split(code)
    .map((part, index) => (index % 2 === 0 ? part.replace(name, "") : part))
    .join("");

/** Appends a message as a quote, with the cursor below it for the reply. */
export function quoting({ text }: Selected, said: Said): Edit {
  const { username } = said;
  const from = text.trimEnd().length;
  const lines = withoutCalls(said.text).split("\n");
  const quote = lines.map((line) => (line.trim() === "" ? ">" : `> ${line}`)).join("\n");
  const mention = username && !isDeleted({ username }) ? `@${username} ` : "";
  const insert = `${from > 0 ? "\n\n" : ""}${quote}\n\n${mention}`;
  const cursor = from + insert.length;
  return { from, to: text.length, insert, start: cursor, end: cursor };
}
