import { connect, type Socket } from "node:net";
import { type HttpResponse, ResponseParser } from "./response-parser.ts";

export interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * A kept-alive HTTP/1.1 connection on a plain socket, with one request on its way at a time. An HTTP client from a
 * library would cost more for each request than the servers that are measured.
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

  /** @param onFailure hears once of what makes the connection useless; that ends the measurement. */
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

  /** The caller waits for the response before it sends the next request. */
  send(request: Buffer, onResponse: (response: HttpResponse) => void): void {
    if (this.#onResponse) throw new Error("There is a request on this connection already.");
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
      if (!onResponse) throw new Error("A response came that nobody had asked for.");
      onResponse(response);
    } catch (error) {
      this.#onFailure(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
