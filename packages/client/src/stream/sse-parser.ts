/** What stands between two empty lines of an event stream. */
export interface SseFrame {
  /** `message` when the frame does not say. */
  readonly event: string;
  /** Empty when there is none, which means something only for a frame with a name. */
  readonly data: string;
  /** Where the stream stands after this frame, if it says so. */
  readonly id: string | undefined;
  /** Milliseconds to wait before coming back, from now on. */
  readonly retry?: number;
}

/** Longer than anything that a server of ours sends. What sends more is no such server. */
const maxPending = 16_000_000;

/**
 * Reads server-sent events from bytes that come in pieces of any size, as the HTML standard describes them: lines end with CR, LF or
 * both, comments and unknown fields are passed over, a frame that is not finished does not count.
 *
 * @throws RangeError when a frame does not end.
 */
export function createSseParser(): { push(bytes: Uint8Array): SseFrame[] } {
  // Takes a mark at the beginning away, and keeps characters together that are cut in two.
  const decoder = new TextDecoder();
  /** The pieces of a line that has not ended. Joined once: a string that grows is read anew with each piece. */
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
      // The second half of a line's end that began in the piece before.
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
