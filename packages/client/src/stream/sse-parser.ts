/** One event of an event stream: the lines between two empty lines. */
export interface SseFrame {
  /** `message` when the frame does not say. */
  readonly event: string;
  /** Empty when there is none, which is only meaningful for a named event. */
  readonly data: string;
  /** The id of the stream's position after this frame, if there is one. */
  readonly id: string | undefined;
  /** Milliseconds to wait before reconnecting, from now on. */
  readonly retry?: number;
}

/** In characters. Longer than anything our server sends. */
const maxPending = 16_000_000;

/**
 * Parses server-sent events from bytes in chunks of any size, as the HTML standard describes them: lines end with CR, LF or both,
 * comments and unknown fields are ignored, an unfinished frame does not count.
 *
 * @throws RangeError when a frame does not end.
 */
export function createSseParser(): { push(bytes: Uint8Array): SseFrame[] } {
  // Removes a byte order mark, and joins characters that are split across chunks.
  const decoder = new TextDecoder();
  /** The parts of an unfinished line. Joined once: concatenating each time would be quadratic. */
  let begun: string[] = [];
  let pending = 0;
  let afterCr = false;
  let event = "";
  let data: string[] = [];
  let id: string | undefined;
  let retry: number | undefined;

  function takeLine(line: string): SseFrame | undefined {
    if (line === "") {
      const frame = { event: event || "message", data: data.join("\n"), id, ...(retry === undefined ? {} : { retry }) };
      const empty = event === "" && data.length === 0 && id === undefined && retry === undefined;
      event = "";
      data = [];
      id = retry = undefined;
      return empty ? undefined : frame;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (field === "data") data.push(value);
    else if (field === "event") event = value;
    else if (field === "id" && !value.includes("\0")) id = value;
    else if (field === "retry" && /^\d+$/.test(value)) retry = Number(value);
    return undefined;
  }

  return {
    push(bytes) {
      const frames: SseFrame[] = [];
      let text = decoder.decode(bytes, { stream: true });
      // The second half of a CRLF that began in the previous chunk.
      const half = afterCr && text.startsWith("\n");
      if (text !== "") afterCr = text.endsWith("\r");
      if (half) text = text.slice(1);
      let start = 0;
      for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) {
        begun.push(text.slice(start, index));
        start = index + end.length;
        const frame = takeLine(begun.join(""));
        begun = [];
        if (frame) frames.push(frame);
      }
      if (start < text.length) begun.push(text.slice(start));
      pending = frames.length > 0 ? 0 : pending + text.length;
      if (pending > maxPending) throw new RangeError("An event that does not end.");
      return frames;
    },
  };
}
