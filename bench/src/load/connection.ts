import { connect, type Socket } from "node:net";
import { type HttpResponse, ResponseParser } from "./response-parser.ts";

export interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * A keep-alive HTTP/1.1 connection on a plain socket, with one request in flight at a time. An HTTP client library
 * would cost more per request than the servers under test.
 */
export class Connection {
  readonly #socket: Socket;
  readonly #parser = new ResponseParser();
  readonly #onFailure: (error: Error) => void;
  #onResponse: ((response: HttpResponse) => void) | undefined;

  private constructor(socket: Socket, onFailure: (error: Error) => void) {
    this.#socket = socket;
    this.#onFailure = onFailure;
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.#take(chunk));
    socket.on("error", onFailure);
    socket.on("end", () => this.#onFailure(new Error("The server closed a connection.")));
  }

  /** @param onFailure called once the connection is unusable; that ends the measurement */
  static open(address: Address, onFailure: (error: Error) => void): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(address.port, address.host);
      socket.once("error", reject);
      socket.once("connect", () => {
        socket.off("error", reject);
        resolve(new Connection(socket, onFailure));
      });
    });
  }

  /** The caller must wait for the response before it sends the next request. */
  send(request: Buffer, onResponse: (response: HttpResponse) => void): void {
    if (this.#onResponse) throw new Error("A request is already in flight on this connection.");
    this.#onResponse = onResponse;
    this.#socket.write(request);
  }

  close(): void {
    this.#socket.removeAllListeners("end");
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    try {
      const response = this.#parser.push(chunk);
      if (!response) return;
      const onResponse = this.#onResponse;
      this.#onResponse = undefined;
      if (!onResponse) throw new Error("A response arrived without a request.");
      onResponse(response);
    } catch (error) {
      this.#onFailure(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
