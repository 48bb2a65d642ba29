import { once } from "node:events";
import { createServer, type Server, Socket } from "node:net";
import type { Line } from "../clients/caller.ts";

export interface ProxyOptions {
  /** The port of the server just now; it may come back on another. */
  readonly target: () => number;
  /** After how many bytes, either way, a new connection is cut. Undefined: never. */
  readonly lifetime?: () => number | undefined;
}

/**
 * Stands between clients and the server, and cuts connections after any number of bytes: in the middle of a request, of an
 * answer, of an event, or of a letter.
 */
export class TcpProxy implements Line, AsyncDisposable {
  readonly #server: Server;
  readonly #options: ProxyOptions;
  readonly #cuts = new Set<() => void>();
  #calm = false;
  #port = 0;
  #count = 0;

  private constructor(options: ProxyOptions) {
    this.#options = options;
    this.#server = createServer((client) => this.#connect(client));
  }

  static async open(options: ProxyOptions): Promise<TcpProxy> {
    const proxy = new TcpProxy(options);
    await once(proxy.#server.listen(0, "127.0.0.1"), "listening");
    const address = proxy.#server.address();
    if (typeof address !== "object" || !address) throw new Error("A listening server has an address.");
    proxy.#port = address.port;
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Connections that were cut so far. */
  get cuts(): number {
    return this.#count;
  }

  /** Cuts every connection now. */
  cutAll(): void {
    for (const cut of [...this.#cuts]) cut();
  }

  /** From now on nothing is cut. */
  calmDown(): void {
    this.#calm = true;
  }

  #connect(client: Socket): void {
    const server = new Socket();
    let left = this.#options.lifetime?.() ?? Number.POSITIVE_INFINITY;
    const close = () => {
      this.#cuts.delete(cut);
      client.destroy();
      server.destroy();
    };
    const cut = () => {
      this.#count++;
      close();
    };
    this.#cuts.add(cut);
    client.on("close", () => this.#cuts.delete(cut));
    const forward = (from: Socket, to: Socket) => {
      from.on("data", (bytes) => {
        const room = this.#calm ? bytes.length : Math.min(left, bytes.length);
        left -= room;
        if (room < bytes.length) {
          from.pause();
          // What is let through still arrives; then the connection is gone.
          to.write(bytes.subarray(0, room), cut);
        } else if (!to.write(bytes)) {
          from.pause();
          to.once("drain", () => from.resume());
        }
      });
      from.on("end", () => to.end());
      from.on("error", close);
      from.on("close", (broken) => (broken ? to.destroy() : to.end()));
    };
    forward(client, server);
    forward(server, client);
    server.connect(this.#options.target(), "127.0.0.1");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cutAll();
    this.#server.close();
    await once(this.#server, "close");
  }
}
