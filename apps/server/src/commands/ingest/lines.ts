import { isUtf8 } from "node:buffer";
import { limits } from "@parley/api/limits";

/** A line of a file, counted from 1: its text, or why it has none. */
export type FileLine = { readonly number: number } & ({ readonly text: string } | { readonly refusal: string });

const newline = 0x0a;
const byteOrderMark = "\ufeff";
const maxBytes = limits.bodyBytes;

/**
 * Splits bytes into lines, one chunk at a time, and skips empty ones. Buffers at most one line, and no more of it than a line
 * may have.
 */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<FileLine[]> {
  let number = 0;
  let parts: Buffer[] = [];
  let length = 0;

  function add(part: Buffer): void {
    length += part.length;
    if (length <= maxBytes) parts.push(part);
  }

  function endLine(): FileLine[] {
    number++;
    const line = readLine(number, parts, length);
    parts = [];
    length = 0;
    return line ? [line] : [];
  }

  for await (const chunk of chunks) {
    const lines: FileLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      add(chunk.subarray(start, end));
      lines.push(...endLine());
      start = end + 1;
    }
    add(chunk.subarray(start));
    yield lines;
  }
  if (length > 0) yield endLine();
}

function readLine(number: number, parts: readonly Buffer[], length: number): FileLine | undefined {
  if (length > maxBytes) return { number, refusal: `This line is longer than ${maxBytes.toLocaleString("en")} bytes.` };
  const bytes = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  // Decoding would silently replace invalid bytes.
  if (!isUtf8(bytes)) return { number, refusal: "This line is not UTF-8." };
  const text = bytes.toString("utf8");
  const whole = number === 1 && text.startsWith(byteOrderMark) ? text.slice(1) : text;
  return whole.trim() === "" ? undefined : { number, text: whole };
}
