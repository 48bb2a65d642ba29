import type { HttpResponse } from "./response-parser.ts";

/** One request of a measurement, and what makes its answer a right one. */
export interface Call {
  readonly bytes: Buffer;
  /** Latencies are told apart by this; one kind for all when it is left out. */
  readonly kind?: string;
  /**
   * Throws for a wrong answer, which fails the whole measurement: a server that refuses quickly is not fast. Called
   * after the time was taken.
   */
  check(response: HttpResponse): void;
}

interface RequestOptions {
  readonly token?: string | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** More of them, in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The bytes of a request with the headers that a browser's `fetch` cannot do without. */
export function requestBytes(method: "GET" | "POST", path: string, options: RequestOptions = {}): Buffer {
  const body = options.body === undefined ? undefined : Buffer.from(JSON.stringify(options.body));
  const head = [
    `${method} ${path} HTTP/1.1`,
    "host: 127.0.0.1",
    "accept: */*",
    ...(options.token ? [`authorization: Bearer ${options.token}`] : []),
    ...Object.entries(options.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    ...(body ? ["content-type: application/json", `content-length: ${body.length}`] : []),
  ].join("\r\n");
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), ...(body ? [body] : [])]);
}

/** Of a query, as tRPC's `httpLink` asks it. */
export function queryBytes(path: string, input: unknown, token?: string): Buffer {
  const search = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  return requestBytes("GET", `/trpc/${path}${search}`, { token });
}

/** Of a mutation, as tRPC's `httpLink` calls it. */
export function mutationBytes(path: string, input: unknown, token?: string): Buffer {
  return requestBytes("POST", `/trpc/${path}`, { token, body: input });
}

/** @throws an error with the beginning of the body when the status is another one. */
export function expectStatus(response: HttpResponse, status = 200): void {
  if (response.status === status) return;
  throw new Error(`A call was answered with ${response.status}: ${response.body.toString("utf8", 0, 300)}`);
}
