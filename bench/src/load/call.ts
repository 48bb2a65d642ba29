import type { HttpResponse } from "./response-parser.ts";

/** A request of a measurement, with a check of its response. */
export interface Call {
  readonly bytes: Buffer;
  /** Latencies are also recorded per kind. */
  readonly kind?: string;
  /**
   * Throws for a wrong response, which fails the whole measurement: a server is not fast because it refuses quickly.
   * Called after the latency is recorded.
   */
  check(response: HttpResponse): void;
}

interface RequestOptions {
  readonly token?: string | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Additional headers; names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The bytes of a request, with the headers that a browser's `fetch` always sends. */
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

/** A query as tRPC's `httpLink` sends it. */
export function queryBytes(path: string, input: unknown, token?: string): Buffer {
  const search = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  return requestBytes("GET", `/trpc/${path}${search}`, { token });
}

/** A mutation as tRPC's `httpLink` sends it. */
export function mutationBytes(path: string, input: unknown, token?: string): Buffer {
  return requestBytes("POST", `/trpc/${path}`, { token, body: input });
}

/** @throws an error with the start of the body if the status is different */
export function expectStatus(response: HttpResponse, status = 200): void {
  if (response.status === status) return;
  throw new Error(`A call was answered with ${response.status}: ${response.body.toString("utf8", 0, 300)}`);
}
