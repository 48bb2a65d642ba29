import { isEphemeral, type ParleyEvent, type Topic } from "./events.ts";
import { Frame } from "./frame.ts";

/** An event that was sent, and to whom. */
export interface Told {
  readonly topics: readonly Topic[];
  readonly frame: Frame;
}

interface Kept extends Told {
  readonly weight: number;
}

interface RingOptions {
  /** Events. */
  readonly size?: number;
  /** Characters of all events together. */
  readonly room?: number;
}

/** A third of a minute of a server with a thousand messages a second, or hours of a quiet one. */
const defaultSize = 20_000;
/** Twice what that many ordinary messages take; of the longest ones it holds fewer. They could fill the memory otherwise. */
const defaultRoom = 16_000_000;
/** An id of a topic, in characters. */
const topicWeight = 50;
/** To take a snapshot is cheaper for everyone than to be sent more than this many events. */
const replayLimit = 1_000;
/** As many characters, in their longest encoding, are less than what a stream may leave unread before it is cut off. */
const replayRoom = 300_000;

/**
 * The newest events in memory, for those who come back after a short gap. Numbers count through the life of a process;
 * the epoch in front of them tells one process from another.
 */
export class Ring {
  readonly #epoch: string;
  readonly #size: number;
  readonly #room: number;
  readonly #kept: (Kept | undefined)[] = [];
  /** The numbers of what is kept of each topic, ascending: who comes back is not held up by what others have said. */
  readonly #numbers = new Map<Topic, Queue>();
  /** The number before that of the oldest event that is kept. */
  #gone = 0;
  #last = 0;
  #weight = 0;

  constructor(epoch: string, { size = defaultSize, room = defaultRoom }: RingOptions = {}) {
    this.#epoch = epoch;
    this.#size = size;
    this.#room = room;
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
    const weight = frame.json.length + topics.length * topicWeight;
    if (this.#last - this.#gone > this.#size) this.#letGo();
    this.#kept[this.#last % this.#size] = { topics, frame, weight };
    this.#weight += weight;
    for (const topic of topics) this.#numbersOf(topic).push(this.#last);
    while (this.#weight > this.#room) this.#letGo();
    return frame;
  }

  /** Lets the oldest event go. */
  #letGo(): void {
    this.#gone++;
    const gone = this.#kept[this.#gone % this.#size];
    if (!gone) return;
    this.#kept[this.#gone % this.#size] = undefined;
    this.#weight -= gone.weight;
    for (const topic of gone.topics) {
      const numbers = this.#numbersOf(topic);
      numbers.shift();
      if (numbers.length === 0) this.#numbers.delete(topic);
    }
  }

  #numbersOf(topic: Topic): Queue {
    const known = this.#numbers.get(topic);
    if (known) return known;
    const numbers = new Queue();
    this.#numbers.set(topic, numbers);
    return numbers;
  }

  /** What a client that stands at `lastId` has missed of these topics, or undefined when that can no longer be said. */
  since(lastId: string, topics: Iterable<Topic>): Told[] | undefined {
    const position = this.#positionOf(lastId);
    if (position === undefined) return undefined;
    const numbers = new Set<number>();
    for (const topic of topics) {
      for (const number of this.#numbers.get(topic)?.newestFirst() ?? []) {
        if (number <= position) break;
        numbers.add(number);
        if (numbers.size > replayLimit) return undefined;
      }
    }
    const missed: Told[] = [];
    let room = replayRoom;
    for (const number of [...numbers].sort((one, two) => one - two)) {
      const kept = this.#kept[number % this.#size];
      room -= kept?.frame.json.length ?? 0;
      if (!kept || room < 0) return undefined;
      missed.push(kept);
    }
    return missed;
  }

  #positionOf(id: string): number | undefined {
    const [, epoch, digits] = /^(.+)-(\d{1,15})$/.exec(id) ?? [];
    const number = Number(digits);
    const known = epoch === this.#epoch && number <= this.#last && number >= this.#gone;
    return known ? number : undefined;
  }
}

/** First in, first out. An array would move all that is behind its first element. */
class Queue {
  #numbers: number[] = [];
  #first = 0;

  get length(): number {
    return this.#numbers.length - this.#first;
  }

  push(number: number): void {
    this.#numbers.push(number);
  }

  shift(): void {
    this.#first++;
    if (this.#first * 2 < this.#numbers.length) return;
    this.#numbers = this.#numbers.slice(this.#first);
    this.#first = 0;
  }

  *newestFirst(): Iterable<number> {
    for (let index = this.#numbers.length - 1; index >= this.#first; index--) yield this.#numbers[index] as number;
  }
}
