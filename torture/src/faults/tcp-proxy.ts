import { once } from "node:events";
import { createServer, type Server, Socket } from "node:net";
import type { Line } from "../clients/caller.ts";

export interface ProxyOptions {
  /** The current port of the server, which may change when it restarts. */
  readonly target: () => number;
  /** The number of bytes, in both directions together, after which a new connection is cut. Undefined: never. */
  readonly lifetime?: () => number | undefined;
}

/**
 * A proxy between clients and the server that cuts connections after any number of bytes: in the middle of a request, a
 * response, an event, or a character.
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

  /** How many connections were cut so far. */
  get cuts(): number {
    return this.#count;
  }

  /** Cuts every connection now. */
  cutAll(): void {
    for (const cut of [...this.#cuts]) cut();
  }

  /** Cuts nothing from now on. */
  stopCutting(): void {
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
          // Flush the part that fits, then cut.
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
