import type { Socket } from "node:net";

const tickMs = 20;
/** Ticks until every stream has been looked at: some eight seconds. Nobody is called offline sooner than ten seconds after leaving. */
const roundTicks = 400;

/**
 * Notices lost connections a few at a time. A proxy that restarts drops all of its connections at once; closing thousands of
 * sockets in one turn of the event loop would hold up everybody else's calls for as long. So the sockets of streams are paused
 * and only briefly read from, in rotation. Nothing else arrives on them: a client has sent its request and only listens.
 */
export class LossWatch {
  readonly #sockets = new Set<Socket>();
  #turns = this.#sockets.values();
  #looking: Socket[] = [];
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param socket whose request has been read to its end: until then Node resumes it by itself
   * @returns a function that stops watching this socket.
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

  /** Lets the next few sockets be read from until the next call. Called by the timer. */
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

  /** Round-robin, in insertion order. */
  #next(): Socket | undefined {
    const turn = this.#turns.next();
    if (!turn.done) return turn.value;
    this.#turns = this.#sockets.values();
    return this.#turns.next().value;
  }
}
