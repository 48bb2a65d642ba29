import { ParleyError } from "@parley/api";
import type { FastifyReply } from "fastify";

/** What a socket takes from us at once is no burden, even in its longest encoding. */
const smallest = 10_000;
/** Five of the longest pages of messages. */
const mostUnread = 32_000_000;

/**
 * Answers that wait to be read. What somebody has asked for and does not read waits in our memory for as long as they like: a
 * connection that is slow, or pretends to be, is not broken off.
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
    // It has no socket of its own while it waits behind another answer, however short it is.
    const waits = response.socket === null;
    if (socket.destroyed || (length < smallest && !waits)) return;
    // What belongs to a request takes some room as well.
    const size = Math.max(length, smallest);
    this.#change(key, size);
    const end = () => {
      response.off("close", end);
      socket.off("close", end);
      this.#change(key, -size);
    };
    response.on("close", end);
    // An answer that waits behind another on the same connection is not told of its end. Hundreds may wait there.
    socket.setMaxListeners(0).on("close", end);
  }

  #change(key: string, by: number): void {
    const unread = (this.#unread.get(key) ?? 0) + by;
    if (unread > 0) this.#unread.set(key, unread);
    else this.#unread.delete(key);
  }
}
