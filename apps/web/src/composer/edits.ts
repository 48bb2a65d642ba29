/** The text of a field, and its selection. */
export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Replaces the text between `from` and `to` by `insert`, and then selects from `start` to `end`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly start: number;
  readonly end: number;
}

/** Replaces the selection, with the cursor after it. */
export const insertion = ({ start, end }: Selected, insert: string): Edit => ({
  from: start,
  to: end,
  insert,
  start: start + insert.length,
  end: start + insert.length,
});

/** Shrinks the selection by the spaces at its ends, because marks must not be next to spaces. */
function trimmed({ text, start, end }: Selected): Selected {
  const chosen = text.slice(start, end);
  const from = start + (chosen.length - chosen.trimStart().length);
  return { text, start: Math.min(from, end), end: Math.max(from, start + chosen.trimEnd().length) };
}

/** Puts marks such as `**` around the selection, or removes them if they are there. */
export function toggleMark(selected: Selected, mark: string): Edit {
  const { text, start, end } = trimmed(selected);
  const chosen = text.slice(start, end);
  const { length } = mark;
  if (text.slice(start - length, start) === mark && text.slice(end, end + length) === mark) {
    return { from: start - length, to: end + length, insert: chosen, start: start - length, end: end - length };
  }
  if (chosen.length > 2 * length && chosen.startsWith(mark) && chosen.endsWith(mark)) {
    return { from: start, to: end, insert: chosen.slice(length, -length), start, end: end - 2 * length };
  }
  return { from: start, to: end, insert: mark + chosen + mark, start: start + length, end: end + length };
}

/** Makes the selection inline code or, if it has several lines, a block. */
export function toggleCode(selected: Selected): Edit {
  const { text, start, end } = selected;
  return text.slice(start, end).includes("\n") ? codeBlock(selected) : toggleMark(selected, "`");
}

/** A block of code, on lines of its own. */
export function codeBlock({ text, start, end }: Selected): Edit {
  const before = start > 0 && text[start - 1] !== "\n" ? "\n" : "";
  const after = end < text.length && text[end] !== "\n" ? "\n" : "";
  const opening = `${before}\`\`\`\n`;
  const chosen = text.slice(start, end).replace(/\n$/, "");
  return {
    from: start,
    to: end,
    insert: `${opening}${chosen}\n\`\`\`${after}`,
    start: start + opening.length,
    end: start + opening.length + chosen.length,
  };
}

const marks = {
  bullets: { has: /^(\s*)[-*+] (?:\[[ xX]\] )?/, put: () => "- " },
  numbers: { has: /^(\s*)\d{1,9}[.)] /, put: (index: number) => `${index + 1}. ` },
  quote: { has: /^(\s*)> ?/, put: () => "> " },
};
export type LineMark = keyof typeof marks;

/** Puts a mark before all lines that the selection touches, or removes it if all of them have it. */
export function toggleLines({ text, start, end }: Selected, mark: LineMark): Edit {
  const { has, put } = marks[mark];
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", Math.max(start, end - 1));
  const to = next < 0 ? text.length : next;
  const lines = text.slice(from, to).split("\n");
  const others = Object.values(marks).map((other) => other.has);
  const bare = (line: string) => others.reduce((rest, other) => rest.replace(other, "$1"), line);
  const changed = lines.every((line) => has.test(line))
    ? lines.map((line) => line.replace(has, "$1"))
    : lines.map((line, index) => put(index) + bare(line));
  const insert = changed.join("\n");
  const cursor = from + insert.length;
  return { from, to, insert, start: start === end ? cursor : from, end: cursor };
}

export const isWebAddress = (text: string): boolean => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);

/** Makes the selection a link. Without a URL, the cursor is placed where it goes. */
export function link({ text, start, end }: Selected, url = ""): Edit {
  const chosen = text.slice(start, end).trim();
  if (!url && isWebAddress(chosen)) {
    return { from: start, to: end, insert: `[](${chosen})`, start: start + 1, end: start + 1 };
  }
  const words = chosen.replace(/[[\]]/g, "\\$&");
  const insert = `[${words}](${url.replace(/[()]/g, "\\$&")})`;
  const after = url ? start + insert.length : chosen ? start + insert.length - 1 : start + 1;
  return { from: start, to: end, insert, start: after, end: after };
}
