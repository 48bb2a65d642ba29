import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text as readAll } from "node:stream/consumers";
import type { Subject } from "../faults/subject.ts";
import type { InputOf, SignCalls } from "../history/wire.ts";
import type { Flaw } from "./flaws.ts";
import { Refusal } from "./model-access.ts";
import { ModelParley } from "./model-parley.ts";
import { ModelStreams } from "./model-streams.ts";

/**
 * An in-process server that speaks Parley's protocol and can be killed: its connections close, and what it stored
 * remains.
 */
export class ModelServer implements Subject {
  readonly #streams: ModelStreams;
  readonly #parley: ModelParley;
  readonly #sessions = new Map<string, string>();
  readonly #passwords = new Map<string, string>();
  #server: Server | undefined;
  #port = 0;

  constructor(flaw?: Flaw) {
    this.#streams = new ModelStreams(flaw);
    this.#parley = new ModelParley(flaw, this.#streams.tell);
  }

  get port(): number {
    return this.#port;
  }

  async start(): Promise<void> {
    this.#server = createServer((request, response) => void this.#answer(request, response));
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
    const address = this.#server.address();
    if (typeof address === "object" && address) this.#port = address.port;
  }

  async kill(): Promise<void> {
    this.#server?.close();
    this.#server?.closeAllConnections();
    this.#parley.forgetUnstored();
    this.#streams.restart();
  }

  async logTail(): Promise<string> {
    return "";
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.kill();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://model");
    try {
      const body = request.method === "POST" ? await readAll(request) : (searchParams.get("input") ?? "null");
      const input: unknown = JSON.parse(body);
      const token = request.headers.authorization?.replace("Bearer ", "") ?? "";
      if (pathname === "/trpc/events.stream") return this.#openStream(request, response, token);
      const path = pathname.replace(/^\/(trpc|api\/auth)\//, "");
      const data = path.includes(".")
        ? { result: { data: await this.#call(path, token, input) } }
        : this.#sign(path, token, input);
      response.end(JSON.stringify(data));
    } catch (error) {
      if (!(error instanceof Refusal)) return void request.socket.destroy();
      response.statusCode = error.status;
      response.end(JSON.stringify({ error: { data: { reason: error.message } } }));
    }
  }

  #openStream(request: IncomingMessage, response: ServerResponse, token: string): void {
    const userId = this.#sessions.get(token);
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write('event: connected\ndata: {"reconnectAfterInactivityMs":35000}\n\n');
    if (userId === undefined) {
      return void response.end('event: serialized-error\ndata: {"data":{"reason":"SIGNED_OUT"}}\n\n');
    }
    const lastEventId = request.headers["last-event-id"];
    this.#streams.open(response, {
      userId,
      token,
      lastEventId: typeof lastEventId === "string" ? lastEventId : undefined,
    });
  }

  async #call(path: string, token: string, input: unknown): Promise<unknown> {
    const userId = this.#sessions.get(token);
    if (userId === undefined) throw new Refusal("SIGNED_OUT", 401);
    const rule = (this.#parley.rules as Record<string, ((userId: string, input: unknown) => unknown) | undefined>)[
      path
    ];
    if (!rule) throw new Refusal("NO_SUCH_PROCEDURE", 404);
    const answer = await rule(userId, input);
    if (path === "sync.snapshot") this.#streams.snapshotTaken(userId);
    return answer;
  }

  #sign(path: string, token: string, input: unknown): unknown {
    const userId = this.#sessions.get(token);
    if (path === "sign-up/email") {
      const { password, ...person } = input as SignCalls["sign-up/email"]["input"];
      const user = this.#parley.addUser(person);
      this.#passwords.set(user.id, password);
      return { token: this.#begin(user.id), user };
    }
    if (path === "sign-in/email") {
      const { email, password } = input as InputOf<"sign-in/email">;
      const user = this.#parley.findUser((one) => one.email === email);
      if (this.#passwords.get(user.id) !== password) throw new Refusal("INVALID_EMAIL_OR_PASSWORD", 401);
      return { token: this.#begin(user.id), user };
    }
    if (path === "change-password" && userId !== undefined) {
      this.#passwords.set(userId, (input as InputOf<"change-password">).newPassword);
      this.#end((other) => this.#sessions.get(other) === userId && other !== token);
      return { token };
    }
    if (path === "sign-out") this.#end((other) => other === token);
    return { success: true };
  }

  #begin(userId: string): string {
    const token = randomUUID();
    this.#sessions.set(token, userId);
    return token;
  }

  #end(of: (token: string) => boolean): void {
    this.#streams.end(of);
    for (const token of [...this.#sessions.keys()]) if (of(token)) this.#sessions.delete(token);
  }
}
