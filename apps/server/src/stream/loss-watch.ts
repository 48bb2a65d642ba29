import type { Socket } from "node:net";

const tickMs = 50;
/** Within this time each stream has had its turn. Whoever is gone without a word is missed only ten seconds later anyway. */
const roundTicks = 60;

/**
 * Looks for streams whose clients are gone, a few at a time. A proxy that is restarted loses all of its connections in one
 * moment; the system would tell of thousands of them at once, and to clean up after them all would hold up everybody else's
 * calls for as long. So streams are not read from but for a moment in each round, and there is nothing else to read.
 */
export class LossWatch {
  readonly #sockets = new Set<Socket>();
  #turns = this.#sockets.values();
  #looking: Socket[] = [];
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param socket of a request that was read to its end: until then Node reads on by itself
   * @returns what ends the watch of this socket.
   */
  add(socket: Socket): () => void {
    this.#sockets.add(socket);
    socket.pause();
    this.#timer ??= setInterval(() => this.look(), tickMs).unref();
    return () => {
      this.#sockets.delete(socket);
      if (this.#sockets.size === 0) this.stop();
    };
  }

  /** Reads from those whose turn it is until the next call. Called by a timer. */
  look(): void {
    for (const socket of this.#looking) socket.pause();
    this.#looking = [];
    for (let count = Math.ceil(this.#sockets.size / roundTicks); count > 0; count--) {
      const socket = this.#next();
      if (!socket) return;
      this.#looking.push(socket);
      socket.resume();
    }
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** In the order in which they came, and again from the first. */
  #next(): Socket | undefined {
    const turn = this.#turns.next();
    if (!turn.done) return turn.value;
    this.#turns = this.#sockets.values();
    return this.#turns.next().value;
  }
}
