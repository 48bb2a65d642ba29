import { setTimeout as sleep } from "node:timers/promises";
import type { Actor, Certain, History, Outcome } from "../history/history.ts";
import type { InputOf, OutputOf, Path } from "../history/wire.ts";

/** The current address of the server: direct, or through a proxy that may cut connections. */
export interface Line {
  readonly url: string;
}

const queries: ReadonlySet<string> = new Set<Path>([
  "sync.snapshot",
  "messages.list",
  "messages.changes",
  "messages.get",
  "members.list",
]);

/** After this long without a response, the outcome of a call counts as unknown. */
const timeoutMs = 10_000;

/** Calls over plain HTTP, recorded in the history before the request is sent and when the response arrives. */
export class Caller {
  readonly by: Actor;
  readonly #history: History;
  readonly #line: Line;
  readonly #token: string;

  constructor(history: History, { by, line, token }: { by: Actor; line: Line; token: string }) {
    this.by = by;
    this.#history = history;
    this.#line = line;
    this.#token = token;
  }

  async call<P extends Path>(path: P, input: InputOf<P>): Promise<Outcome<OutputOf<P>>> {
    const call = this.#history.invoked(this.by, path, input);
    const result = await request<P>(this.#line, { path, input, token: this.#token });
    this.#history.ended<P>(call, result);
    return result;
  }

  /** Retries until the outcome is known. @throws after a minute without a response. */
  async persist<P extends Path>(path: P, input: InputOf<P>): Promise<Certain<OutputOf<P>>> {
    for (let attempt = 1; ; attempt++) {
      const result = await this.call(path, input);
      if (result.outcome !== "unknown") return result;
      if (attempt === 300) throw new Error(`${this.by.client} got no answer to ${path}: ${result.why}`);
      await sleep(200);
    }
  }

  /** For calls that must succeed. @throws if the call is refused or gets no response within a minute. */
  async insist<P extends Path>(path: P, input: InputOf<P>): Promise<OutputOf<P>> {
    const result = await this.persist(path, input);
    if (result.outcome === "ok") return result.data;
    throw new Error(`${this.by.client} was refused ${path}: ${result.reason}`);
  }
}

export interface CallRequest<P extends Path> {
  readonly path: P;
  readonly input: InputOf<P>;
  readonly token?: string;
}

/** A call that is not recorded in the history. Never throws. */
export async function request<P extends Path>(
  line: Line,
  { path, input, token }: CallRequest<P>,
): Promise<Outcome<OutputOf<P>>> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = queries.has(path)
      ? await fetch(`${line.url}/trpc/${path}${asQuery(input)}`, { headers: authorization, signal })
      : await fetch(`${line.url}/${path.includes(".") ? "trpc" : "api/auth"}/${path}`, {
          method: "POST",
          headers: { "content-type": "application/json", ...authorization },
          body: JSON.stringify(input ?? {}),
          signal,
        });
    const body: unknown = await response.json();
    return outcomeOf<P>(response.status, body);
  } catch (error) {
    return { outcome: "unknown", why: causeOf(error), broken: false };
  }
}

const asQuery = (input: unknown) => (input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`);

function outcomeOf<P extends Path>(status: number, body: unknown): Outcome<OutputOf<P>> {
  const { result, error, code } = (body ?? {}) as {
    result?: { data: OutputOf<P> };
    error?: { data: { reason: string } };
    code?: string;
  };
  if (status >= 500) return { outcome: "unknown", why: `status ${status}`, broken: true };
  if (status >= 400) return { outcome: "fail", reason: error?.data.reason ?? code ?? `status ${status}` };
  return { outcome: "ok", data: result ? result.data : (body as OutputOf<P>) };
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.message}${code}`;
}
