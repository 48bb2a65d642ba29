/** The clock of a client's device, which may be wrong. */
export class Clock {
  #offset = 0;

  now(): number {
    return Date.now() + this.#offset;
  }

  setBack(milliseconds: number): void {
    this.#offset -= milliseconds;
  }
}
