import type { Edit, Selected } from "./edits.ts";

interface Said {
  readonly text: string;
  /** Whom the answer calls. */
  readonly username?: string | undefined;
}

const code = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)/;
const name = /(?<![\p{L}\p{N}_])@(?=[a-z0-9_.-]{2})/giu;

/** Whoever was called once is not called again by everyone who quotes it. In code nobody is called. */
const withoutCalls = (text: string) =>
  text
    .split(code)
    .map((part, index) => (index % 2 === 0 ? part.replace(name, "") : part))
    .join("");

/** Puts what somebody said as a quote behind what is written already, and the cursor where one answers. */
export function quoting({ text }: Selected, said: Said): Edit {
  const from = text.trimEnd().length;
  const lines = withoutCalls(said.text).split("\n");
  const quote = lines.map((line) => (line.trim() === "" ? ">" : `> ${line}`)).join("\n");
  const insert = `${from > 0 ? "\n\n" : ""}${quote}\n\n${said.username ? `@${said.username} ` : ""}`;
  const cursor = from + insert.length;
  return { from, to: text.length, insert, start: cursor, end: cursor };
}
