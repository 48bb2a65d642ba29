import type { Line } from "./caller.ts";
import { type SseFrame, SseParser } from "./sse-parser.ts";

export interface StreamOptions {
  readonly token: string;
  readonly lastEventId: string | undefined;
  readonly signal: AbortSignal;
  /** Awaited before each read: who does not want to read lets it wait. */
  readonly mayRead: () => Promise<void>;
  onFrame(frame: SseFrame): void;
}

/** Who has heard nothing for so long comes back: docs/events.md. */
const silenceMs = 35_000;

/** Reads a stream of events to its end. Never throws. @returns why it ended, in words. */
export async function readStream(line: Line, options: StreamOptions): Promise<string> {
  const silence = new AbortController();
  const heard = () => setTimeout(() => silence.abort(new Error("nothing was heard for 35 seconds")), silenceMs);
  let timer = heard();
  try {
    const { token, lastEventId } = options;
    const response = await fetch(`${line.url}/trpc/events.stream`, {
      headers: {
        authorization: `Bearer ${token}`,
        ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }),
      },
      signal: AbortSignal.any([options.signal, silence.signal]),
    });
    if (!response.ok || !response.body) return `status ${response.status}`;
    const parser = new SseParser(options.onFrame);
    const reader = response.body.getReader();
    for (;;) {
      clearTimeout(timer);
      await options.mayRead();
      timer = heard();
      const { done, value } = await reader.read();
      if (done) return "the server ended it";
      parser.push(value);
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}
