import { v7 as uuidv7 } from "uuid";
import type { Crowd } from "../lab/crowd.ts";
import { type Call, expectStatus, mutationBytes } from "./call.ts";
import { sharedMicroseconds } from "./clock.ts";
import { timeMark } from "./message-scan.ts";
import { usualText } from "./usual-text.ts";

/** A prime, so that consecutive senders are in different groups. */
const stride = 7_919;

/** Makes everyone in a crowd send in turn, across all their chats. Each text contains the time at which it was due. */
export class CrowdSends {
  readonly #crowd: Crowd;
  readonly #text: string;
  readonly #revs = new Map<string, number>();
  #count = 0;

  constructor(crowd: Crowd, text = usualText) {
    this.#crowd = crowd;
    this.#text = text;
  }

  /** The latest acknowledged revision of each chat, up to which everyone in it must receive events. */
  get revs(): ReadonlyMap<string, number> {
    return this.#revs;
  }

  /** For {@link Load}. */
  next = (due: number): Call => {
    const { people } = this.#crowd;
    const person = people[(this.#count * stride) % people.length];
    const chats = person?.group.chatIds ?? [];
    const chatId = chats[Math.floor((this.#count * stride) / people.length + this.#count) % chats.length];
    if (!person || !chatId) throw new Error("A crowd needs people with chats.");
    this.#count++;
    const id = uuidv7();
    const text = `${timeMark(sharedMicroseconds(due))}${this.#text}`;
    return {
      bytes: mutationBytes("messages.send", { chatId, id, text }, person.token),
      check: (response) => {
        expectStatus(response);
        const { result } = JSON.parse(response.body.toString()) as { result: { data: { id: string; rev: number } } };
        if (result.data.id !== id) throw new Error(`A send was answered with another message: ${response.body}`);
        this.#revs.set(chatId, Math.max(result.data.rev, this.#revs.get(chatId) ?? 0));
      },
    };
  };
}
