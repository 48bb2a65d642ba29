import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { ParleyEvent } from "../wire.ts";
import { Model } from "./model.ts";

type Answer = { readonly data: unknown } | { readonly reason: string; readonly httpStatus: number };

/** A fault for the next request of a kind. */
export type Trouble =
  /** The connection breaks before the call is executed. */
  | "cut before"
  /** The connection breaks after the call was executed, before the response. */
  | "cut after"
  /** There is never a response. */
  | "silence"
  /** Of a stream only the headers and a ping arrive. */
  | "only the beginning"
  | { readonly reason: string; readonly httpStatus: number; readonly retryAfter?: number };

/**
 * A server that implements docs/events.md for one person, backed by a {@link Model}. `token` is the valid session
 * token. It speaks tRPC's batch format and sends events as documented, over a real socket.
 */
export async function createProtocolServer({ token = "good" } = {}) {
  let epoch = 1;
  let ring: { id: number; event: ParleyEvent }[] = [];
  let last = 0;
  let signedIn = true;
  const streams = new Set<ServerResponse>();
  const troubles = new Map<string, Trouble[]>();
  const requests: { path: string; input: unknown; lastEventId: string | undefined }[] = [];

  const idOf = (number: number) => `epoch${epoch}-${number}`;
  const frame = (event: ParleyEvent, id: string) => `data: ${JSON.stringify(event)}\nid: ${id}\n\n`;
  const publish = (event: ParleyEvent) => {
    const ephemeral = event.type === "typing" || event.type === "presence";
    if (!ephemeral) ring.push({ id: ++last, event });
    for (const stream of streams) stream.write(frame(event, idOf(last)));
  };
  const model = new Model(publish);

  const procedures: Record<string, (input: never) => unknown> = {
    "sync.snapshot": () => model.snapshot(),
    "messages.changes": ({ chatId, sinceRev, limit, authors }: ChangesInput) => {
      const changes = model.changes(chatId, sinceRev, limit);
      return changes && authors ? { ...changes, authors: model.authors(chatId, authors) } : changes;
    },
    "messages.list": ({ chatId, cursor, direction, limit, around }: ListInput) => {
      if (typeof around === "number") return model.page(chatId, { after: Math.max(around - 1 - limit / 2, 0) }, limit);
      if (!cursor) return model.page(chatId, {}, limit);
      return model.page(chatId, direction === "forward" ? { after: cursor } : { before: cursor }, limit);
    },
    "messages.send": ({ chatId, id, text }: { chatId: string; id: string; text: string }) =>
      model.chatIds.includes(chatId) ? model.send(chatId, { id, text, userId: "ana" }) : undefined,
    "reads.mark": ({ chatId, seq }: { chatId: string; seq: number }) => {
      model.read(chatId, seq);
      return { chatId, readSeq: seq };
    },
    "typing.start": ({ chatId }: { chatId: string }) => ({ chatId }),
    "presence.watch": ({ userIds }: { userIds: string[] }) => ({
      people: userIds.map((userId) => ({ userId, status: "online" })),
    }),
    "presence.set": (input: object) => input,
  };

  function call(path: string, input: unknown): Answer {
    const data = procedures[path]?.(input as never);
    return data === undefined ? { reason: "NOT_FOUND", httpStatus: 404 } : { data };
  }

  const shape = ({ reason, httpStatus, ...more }: { reason: string; httpStatus: number }, path: string) => ({
    message: `Refused: ${reason}.`,
    code: -32_000,
    data: { code: "REFUSED", httpStatus, path, reason, ...more },
  });

  async function answerCalls(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const paths = url.pathname.slice("/trpc/".length).split(",");
    const body: Buffer[] = [];
    for await (const chunk of request) body.push(chunk);
    const sent = request.method === "POST" ? Buffer.concat(body).toString() : url.searchParams.get("input");
    const inputs = JSON.parse(sent || "{}") as Record<string, unknown>;
    const answers: unknown[] = [];
    for (const [index, path] of paths.entries()) {
      const input = inputs[index];
      requests.push({ path, input, lastEventId: undefined });
      const trouble = troubles.get(path)?.shift();
      if (trouble === "silence") return;
      if (trouble === "cut before") return void request.socket.destroy();
      const allowed = signedIn && request.headers.authorization === `Bearer ${token}`;
      const refusal = typeof trouble === "object" ? trouble : !allowed ? signedOut : undefined;
      const answer = refusal ?? call(path, input);
      if (trouble === "cut after") return void request.socket.destroy();
      answers.push("data" in answer ? { result: { data: answer.data } } : { error: shape(answer, path) });
    }
    response.setHeader("content-type", "application/json").end(JSON.stringify(answers));
  }

  function stream(request: IncomingMessage, response: ServerResponse): void {
    const from = request.headers["last-event-id"] as string | undefined;
    requests.push({ path: "events.stream", input: undefined, lastEventId: from });
    const trouble = troubles.get("events.stream")?.shift();
    if (trouble === "cut before") return void request.socket.destroy();
    if (trouble === "silence") return;
    response.writeHead(200, { "content-type": "text/event-stream" });
    if (trouble === "only the beginning") return void response.write("retry: 1000\nevent: ping\ndata:\n\n");
    const allowed = signedIn && request.headers.authorization === `Bearer ${token}`;
    const refusal = typeof trouble === "object" ? trouble : !allowed ? signedOut : undefined;
    if (refusal) {
      return void response.end(`event: serialized-error\ndata: ${JSON.stringify(shape(refusal, "events.stream"))}\n\n`);
    }
    response.write(`retry: 1000\nevent: connected\ndata: {"reconnectAfterInactivityMs":35000}\n\n`);
    const [, ofEpoch, number] = /^epoch(\d+)-(\d+)$/.exec(from ?? "") ?? [];
    const missed = Number(ofEpoch) === epoch && ring.filter(({ id }) => id > Number(number));
    if (missed) for (const { id, event } of missed) response.write(frame(event, idOf(id)));
    else response.write(frame({ type: "resync" }, idOf(last)));
    streams.add(response);
    response.on("close", () => streams.delete(response));
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://localhost");
    if (url.pathname === "/trpc/events.stream") stream(request, response);
    else void answerCalls(request, response, url).catch(() => request.socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("a listening server has an address");

  return {
    url: `http://127.0.0.1:${address.port}`,
    token,
    model,
    /** Sends an event that is not stored. */
    publish,
    requests,
    count: (path: string) => requests.filter((one) => one.path === path).length,
    streams: () => streams.size,
    /** Writes raw bytes to all streams. */
    write(bytes: string | Uint8Array) {
      for (const one of streams) one.write(bytes);
    },
    /** Makes the next requests of a kind fail, one fault each. */
    trouble(path: string, ...some: Trouble[]) {
      troubles.set(path, [...(troubles.get(path) ?? []), ...some]);
    },
    /** Breaks all streams, as a network failure does. */
    cut() {
      for (const one of streams) one.socket?.destroy();
    },
    /** Loses the in-memory state, as a restart does; the model, which stands for the database, remains. */
    restart() {
      epoch++;
      ring = [];
      last = 0;
      server.closeAllConnections();
    },
    /** Ends the session: calls are refused, and streams are closed without an event. */
    signOut() {
      signedIn = false;
      for (const one of streams) one.end();
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export type ProtocolServer = Awaited<ReturnType<typeof createProtocolServer>>;

interface ChangesInput {
  readonly chatId: string;
  readonly sinceRev: number;
  readonly limit: number;
  readonly authors?: { readonly from: number; readonly to: number };
}

interface ListInput {
  readonly chatId: string;
  readonly cursor?: number;
  readonly direction?: "backward" | "forward";
  readonly limit: number;
  readonly around?: number | string;
}

const signedOut = { reason: "SIGNED_OUT", httpStatus: 401 } as const;
