/** The time of one client's device, which may be wrong. */
export class Clock {
  #offset = 0;

  now(): number {
    return Date.now() + this.#offset;
  }

  /** Moves the hands back. */
  setBack(milliseconds: number): void {
    this.#offset -= milliseconds;
  }
}
