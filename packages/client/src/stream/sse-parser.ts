/** What stands between two empty lines of an event stream. */
export interface SseFrame {
  /** `message` when the frame does not say. */
  readonly event: string;
  /** Empty when there is none, which means something only for a frame with a name. */
  readonly data: string;
  /** Where the stream stands after this frame, if it says so. */
  readonly id: string | undefined;
}

/** Longer than anything that a server of ours sends. What sends more is no such server. */
const mostPending = 16_000_000;

/**
 * Reads server-sent events from bytes that come in pieces of any size, as the HTML standard describes them: lines end with CR, LF or
 * both, comments and unknown fields are passed over, a frame that is not finished does not count.
 *
 * @throws RangeError when a frame does not end.
 */
export function createSseParser(): { push(bytes: Uint8Array): SseFrame[] } {
  // Takes a mark at the beginning away, and keeps characters together that are cut in two.
  const decoder = new TextDecoder();
  let pending = "";
  let searched = 0;
  let afterCr = false;
  let event = "";
  let data: string[] = [];
  let id: string | undefined;

  function takeLine(line: string): SseFrame | undefined {
    if (line === "") {
      const frame = { event: event || "message", data: data.join("\n"), id };
      const empty = event === "" && data.length === 0 && id === undefined;
      event = "";
      data = [];
      id = undefined;
      return empty ? undefined : frame;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (field === "data") data.push(value);
    else if (field === "event") event = value;
    else if (field === "id" && !value.includes("\0")) id = value;
    return undefined;
  }

  return {
    push(bytes) {
      const frames: SseFrame[] = [];
      pending += decoder.decode(bytes, { stream: true });
      let start = 0;
      let at = searched;
      for (; at < pending.length; at++) {
        const char = pending.charCodeAt(at);
        if (char !== lf && char !== cr) {
          afterCr = false;
          continue;
        }
        // The second half of a line's end, which may come in the next piece.
        const rest = char === lf && afterCr;
        afterCr = char === cr;
        if (!rest) {
          const frame = takeLine(pending.slice(start, at));
          if (frame) frames.push(frame);
        }
        start = at + 1;
      }
      pending = pending.slice(start);
      searched = pending.length;
      if (pending.length + data.reduce((sum, line) => sum + line.length, 0) > mostPending) {
        throw new RangeError("An event that does not end.");
      }
      return frames;
    },
  };
}

const lf = 10;
const cr = 13;
