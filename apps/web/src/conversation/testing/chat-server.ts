import type { Message, Outgoing } from "@parley/client";
import { exampleChat, exampleMessage, exampleSnapshot } from "@parley/client/testing/examples";
import { vi } from "vitest";
import { z } from "zod";

/** What becomes of a message that is sent. */
type Answer = "stored" | "refused" | "no network" | "never";

const archived = {
  message: "This chat is archived. Restore it to write in it again.",
  code: -32_600,
  data: { code: "CONFLICT", httpStatus: 409, reason: "CHAT_ARCHIVED" },
};

const notFound = {
  message: "This does not exist, or you do not have access to it.",
  code: -32_004,
  data: { code: "NOT_FOUND", httpStatus: 404, reason: "NOT_FOUND" },
};

const notAnId = {
  message: "around: This is neither a message id, nor a position, nor a point in time.",
  code: -32_600,
  data: { code: "BAD_REQUEST", httpStatus: 400, reason: "INVALID_INPUT" },
};

const opened = 'event: connected\ndata: {}\n\ndata: {"type":"resync"}\n\n';

/**
 * Puts a server in the place of `fetch`, with one empty chat, "plans", and Ana signed in. It gives these answers to what she sends,
 * one after the other, and then stores everything; each id once, as the real one does. `vi.unstubAllGlobals` ends it.
 */
export function createChatServer(...answers: Answer[]) {
  const stored = new Map<string, Message>();
  /** The messages around which somebody asked for a page, or undefined for the newest page. */
  const around: (string | undefined)[] = [];

  async function send({ id, chatId, text }: Outgoing): Promise<object> {
    const answer = answers.shift() ?? "stored";
    if (answer === "never") return new Promise<never>(() => {});
    if (answer === "no network") throw new TypeError("Failed to fetch");
    if (answer === "refused") return { error: archived };
    const message = stored.get(id) ?? exampleMessage(stored.size + 1, { id, chatId, text });
    stored.set(id, message);
    return { result: { data: message } };
  }

  function call(procedure: string, input: Outgoing & { around?: string }): object | Promise<object> {
    if (procedure === "messages.send") return send(input);
    if (procedure === "messages.list") {
      around.push(input.around);
      if (input.around && !stored.has(input.around)) {
        return { error: z.uuid().safeParse(input.around).success ? notFound : notAnId };
      }
    }
    const messages = [...stored.values()];
    const { length } = messages;
    const data =
      procedure === "sync.snapshot"
        ? exampleSnapshot(exampleChat("plans", { lastSeq: length, lastRev: length, readSeq: length }))
        : { messages, olderCursor: null, newerCursor: null };
    return { result: { data } };
  }

  vi.stubGlobal("fetch", async (address: string, { body, signal }: RequestInit) => {
    const { pathname, searchParams } = new URL(address, location.href);
    const path = pathname.replace("/trpc/", "");
    if (path === "events.stream")
      return new Response(openStream(signal), { headers: { "content-type": "text/event-stream" } });
    const inputs = JSON.parse(String(body ?? searchParams.get("input") ?? "{}"));
    return Response.json(await Promise.all(path.split(",").map((name, index) => call(name, inputs[index]))));
  });
  return { said: () => [...stored.values()].map(({ text }) => text), ids: () => [...stored.keys()], around };
}

function openStream(signal: AbortSignal | null | undefined): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(opened));
      signal?.addEventListener("abort", () => controller.error(signal.reason));
    },
  });
}
