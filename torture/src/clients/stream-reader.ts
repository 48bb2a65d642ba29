import type { Line } from "./caller.ts";
import { type SseFrame, SseParser } from "./sse-parser.ts";

export interface StreamOptions {
  readonly token: string;
  readonly lastEventId: string | undefined;
  readonly signal: AbortSignal;
  /** Awaited before each read; a pending promise pauses reading. */
  readonly mayRead: () => Promise<void>;
  onFrame(frame: SseFrame): void;
}

/** A client reconnects after this much silence: docs/events.md. */
const silenceMs = 35_000;

/** Reads an event stream to its end. Never throws. @returns a description of why it ended. */
export async function readStream(line: Line, options: StreamOptions): Promise<string> {
  const silence = new AbortController();
  const heard = () => setTimeout(() => silence.abort(new Error("nothing was received for 35 seconds")), silenceMs);
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
