import { ParleyError } from "@parley/api";
import type { FastifyReply } from "fastify";

/** What a socket takes from us at once is no burden. */
const smallest = 100_000;
/** Five of the longest pages of messages. */
const mostUnread = 32_000_000;

/**
 * Long answers that are on their way. What somebody has asked for and does not read waits in our memory for as long as they
 * like: a connection that is slow, or pretends to be, is not broken off.
 */
export class UnreadAnswers {
  readonly #unread = new Map<string, number>();

  /** @throws ParleyError `RATE_LIMITED` for somebody who leaves too much unread. */
  check(key: string): void {
    if ((this.#unread.get(key) ?? 0) > mostUnread) throw new ParleyError("RATE_LIMITED", { retryAfter: 1 });
  }

  /** Counts an answer that is about to be sent, until it is read or the connection ends. */
  add(key: string, reply: FastifyReply, length: number): void {
    const { raw: response, request } = reply;
    const { socket } = request.raw;
    if (length < smallest || socket.destroyed) return;
    this.#change(key, length);
    const end = () => {
      response.off("close", end);
      socket.off("close", end);
      this.#change(key, -length);
    };
    response.on("close", end);
    // An answer that waits behind another on the same connection is not told of its end.
    socket.on("close", end);
  }

  #change(key: string, by: number): void {
    const unread = (this.#unread.get(key) ?? 0) + by;
    if (unread > 0) this.#unread.set(key, unread);
    else this.#unread.delete(key);
  }
}
