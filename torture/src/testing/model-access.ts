import type { ListedChat, ListedGroup } from "../history/wire.ts";
import type { Flaw } from "./flaws.ts";

export class Refusal extends Error {
  readonly status: number;

  constructor(reason: string, status: number) {
    super(reason);
    this.status = status;
  }
}

type Place = Pick<ListedChat, "id" | "groupId" | "visibility">;

/** The access rules of the model. */
export class ModelAccess {
  readonly #flaw: Flaw | undefined;
  readonly #roles = new Map<string, Map<string, ListedGroup["role"]>>();
  readonly #inside = new Map<string, Set<string>>();
  /** Everyone who was ever a member. */
  readonly #ever = new Set<string>();

  constructor(flaw: Flaw | undefined) {
    this.#flaw = flaw;
  }

  roleOf(userId: string, groupId: string): ListedGroup["role"] | undefined {
    return this.#roles.get(groupId)?.get(userId);
  }

  membersOf(groupId: string): Set<string> {
    return new Set(this.#roles.get(groupId)?.keys());
  }

  shareGroup(one: string, other: string): boolean {
    return [...this.#roles.values()].some((members) => members.has(one) && members.has(other));
  }

  enter(groupId: string, userId: string, role: ListedGroup["role"]): void {
    const members = this.#roles.get(groupId) ?? new Map<string, ListedGroup["role"]>();
    this.#roles.set(groupId, members.set(userId, role));
    this.#ever.add(`${groupId} ${userId}`);
  }

  leave(groupId: string, userId: string): void {
    this.#roles.get(groupId)?.delete(userId);
  }

  /** @returns whether this changed anything. */
  addToChat(chatId: string, userId: string): boolean {
    const inside = this.#inside.get(chatId) ?? new Set();
    const before = inside.has(userId);
    this.#inside.set(chatId, inside.add(userId));
    return !before;
  }

  /** @returns whether this changed anything. */
  removeFromChat(chatId: string, userId: string): boolean {
    return this.#inside.get(chatId)?.delete(userId) ?? false;
  }

  mayHear(userId: string, chat: Place): boolean {
    return this.#may(userId, chat, this.#flaw === "sends events to removed members");
  }

  maySee(userId: string, chat: Place): boolean {
    return this.#may(userId, chat, this.#flaw === "answers queries of removed members");
  }

  #may(userId: string, { id, groupId, visibility }: Place, lenient: boolean): boolean {
    if (lenient && this.#ever.has(`${groupId} ${userId}`)) return true;
    if (!this.roleOf(userId, groupId)) return false;
    return visibility === "open" || (this.#inside.get(id)?.has(userId) ?? false);
  }
}
