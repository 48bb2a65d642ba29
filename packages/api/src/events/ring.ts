import { isEphemeral, type ParleyEvent, type Topic } from "./events.ts";
import { Frame } from "./frame.ts";

interface Kept {
  readonly topics: readonly Topic[];
  readonly frame: Frame;
}

/** About a minute of a busy server with a thousand messages a second, or hours of a quiet one. */
const defaultSize = 20_000;
/** To take a snapshot is cheaper for everyone than to be sent more than this. */
const replayLimit = 1_000;

/**
 * The newest events in memory, for those who come back after a short gap. Numbers count through the life of a process;
 * the epoch in front of them tells one process from another.
 */
export class Ring {
  readonly #epoch: string;
  readonly #size: number;
  readonly #kept: (Kept | undefined)[] = [];
  #last = 0;

  constructor(epoch: string, size = defaultSize) {
    this.#epoch = epoch;
    this.#size = size;
  }

  /** Names this moment: who has it has heard everything so far. */
  get lastId(): string {
    return `${this.#epoch}-${this.#last}`;
  }

  /** Makes a frame of an event. What may be lost gets no number of its own and is not kept. */
  add(topics: readonly Topic[], event: ParleyEvent): Frame {
    if (isEphemeral(event)) return new Frame(this.lastId, event);
    this.#last++;
    const frame = new Frame(this.lastId, event);
    this.#kept[this.#last % this.#size] = { topics, frame };
    return frame;
  }

  /**
   * What a client that stands at `lastId` has missed of the topics that `hears` lets through, or undefined when that can
   * no longer be said.
   */
  since(lastId: string, hears: (topic: Topic) => boolean): Frame[] | undefined {
    const position = this.#positionOf(lastId);
    if (position === undefined) return undefined;
    const frames: Frame[] = [];
    for (let number = position + 1; number <= this.#last; number++) {
      const kept = this.#kept[number % this.#size];
      if (!kept?.topics.some(hears)) continue;
      if (frames.length === replayLimit) return undefined;
      frames.push(kept.frame);
    }
    return frames;
  }

  #positionOf(id: string): number | undefined {
    const [, epoch, digits] = /^(.+)-(\d{1,15})$/.exec(id) ?? [];
    const number = Number(digits);
    const known = epoch === this.#epoch && number <= this.#last && number >= this.#last - this.#size;
    return known ? number : undefined;
  }
}
