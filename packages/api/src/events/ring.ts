import { isEphemeral, type ParleyEvent, type Topic } from "./events.ts";
import { Frame } from "./frame.ts";

/** An event that was sent, and its topics. */
export interface Published {
  readonly topics: readonly Topic[];
  readonly frame: Frame;
}

interface Kept extends Published {
  readonly weight: number;
}

interface RingOptions {
  /** Events. */
  readonly size?: number;
  /** Characters of all events together. */
  readonly maxCharacters?: number;
}

/** Twenty seconds of a server with a thousand messages a second, or hours of a quiet one. */
const defaultSize = 20_000;
/** Twice what that many ordinary messages need. Without this limit, very long messages could fill the memory. */
const defaultCharacters = 16_000_000;
/** What a topic's id counts as, in characters. */
const topicWeight = 50;
/** Beyond this many events, taking a snapshot is cheaper for everyone. */
const replayLimit = 1_000;
/** This many characters, in their longest encoding, stay below what a stream may leave unread before it is cut off. */
const replayCharacters = 300_000;

/**
 * A ring buffer of the newest events, for clients that reconnect after a short gap. Events are numbered throughout the life
 * of a process; the epoch in front of the number tells one process from another.
 */
export class Ring {
  readonly #epoch: string;
  readonly #size: number;
  readonly #maxCharacters: number;
  readonly #kept: (Kept | undefined)[] = [];
  /** The numbers of the kept events of each topic, ascending, so that a replay does not look through all other topics. */
  readonly #numbers = new Map<Topic, Queue>();
  /** The number of the last event that was evicted. */
  #evicted = 0;
  #last = 0;
  #weight = 0;

  constructor(epoch: string, { size = defaultSize, maxCharacters = defaultCharacters }: RingOptions = {}) {
    this.#epoch = epoch;
    this.#size = size;
    this.#maxCharacters = maxCharacters;
  }

  /** Stands for this moment: a client that has it has received everything so far. */
  get lastId(): string {
    return `${this.#epoch}-${this.#last}`;
  }

  /** Makes a frame of an event and keeps it. An ephemeral event gets no number of its own and is not kept. */
  add(topics: readonly Topic[], event: ParleyEvent): Frame {
    if (isEphemeral(event)) return new Frame(this.lastId, event);
    this.#last++;
    const frame = new Frame(this.lastId, event);
    const weight = frame.json.length + topics.length * topicWeight;
    if (this.#last - this.#evicted > this.#size) this.#evictOldest();
    this.#kept[this.#last % this.#size] = { topics, frame, weight };
    this.#weight += weight;
    for (const topic of topics) this.#numbersOf(topic).push(this.#last);
    while (this.#weight > this.#maxCharacters) this.#evictOldest();
    return frame;
  }

  #evictOldest(): void {
    this.#evicted++;
    const evicted = this.#kept[this.#evicted % this.#size];
    if (!evicted) return;
    this.#kept[this.#evicted % this.#size] = undefined;
    this.#weight -= evicted.weight;
    for (const topic of evicted.topics) {
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

  /** What a client at `lastId` has missed on these topics, or undefined when that is no longer known. */
  since(lastId: string, topics: Iterable<Topic>): Published[] | undefined {
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
    const missed: Published[] = [];
    let left = replayCharacters;
    for (const number of [...numbers].sort((one, two) => one - two)) {
      const kept = this.#kept[number % this.#size];
      left -= kept?.frame.json.length ?? 0;
      if (!kept || left < 0) return undefined;
      missed.push(kept);
    }
    return missed;
  }

  #positionOf(id: string): number | undefined {
    const [, epoch, digits] = /^(.+)-(\d{1,15})$/.exec(id) ?? [];
    const number = Number(digits);
    const known = epoch === this.#epoch && number <= this.#last && number >= this.#evicted;
    return known ? number : undefined;
  }
}

/** First in, first out. An array's `shift` would move everything behind the first element. */
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
