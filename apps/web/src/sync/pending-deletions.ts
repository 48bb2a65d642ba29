import { storedKeys, type TextStorage } from "@parley/client";
import { createListeners } from "../listeners.ts";

/** A deleted message that can still be restored. */
export interface Deletion {
  readonly chatId: string;
  readonly messageId: string;
  readonly userId: string;
  /** When it is sent, in milliseconds since 1970, so that other tabs and the next start of this one can tell. */
  readonly due: number;
}

/** The result of sending: `later` is retried, `other` belongs to somebody who is not signed in now. */
export type Outcome = "done" | "later" | "other";

interface Surroundings {
  /** Never throws. */
  readonly storage: TextStorage;
  /** Never throws. */
  send(deletion: Deletion): Promise<Outcome>;
  /** Sends without waiting for an answer, because the page is closing. */
  sendAtLast(deletion: Deletion): void;
}

/** How long a deletion can be undone, in milliseconds. */
export const undoMs = 8_000;
const retryMs = 10_000;
/** Other tabs wait this much longer, so that they do not send it as well. */
const graceMs = 3_000;
const prefix = "parley.deleting:";

/** Deletions that wait for a while before they are sent, so that they can be undone. */
export function createPendingDeletions({ storage, send, sendAtLast }: Surroundings) {
  const pending = new Map<string, Deletion>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const sending = new Map<string, Promise<void>>();
  const { subscribe, tell } = createListeners();
  const keyOf = (messageId: string) => `${prefix}${messageId}`;

  /** Forgets a deletion in this tab; the stored one stays. */
  function drop(messageId: string): void {
    clearTimeout(timers.get(messageId));
    timers.delete(messageId);
    if (pending.delete(messageId)) tell();
  }

  function end(messageId: string): void {
    storage.removeItem(keyOf(messageId));
    drop(messageId);
  }

  function wait(deletion: Deletion, milliseconds: number): void {
    const { messageId } = deletion;
    clearTimeout(timers.get(messageId));
    timers.set(
      messageId,
      setTimeout(() => void go(deletion), milliseconds),
    );
  }

  /** Sends a deletion, if it is not being sent already. Resolves when it is answered. */
  async function go(deletion: Deletion): Promise<void> {
    const { messageId } = deletion;
    // Another tab has sent or undone it.
    if (storage.getItem(keyOf(messageId)) === null) return drop(messageId);
    const answered = sending.get(messageId) ?? sendNow(deletion);
    sending.set(messageId, answered);
    await answered;
  }

  async function sendNow(deletion: Deletion): Promise<void> {
    const { messageId } = deletion;
    const outcome = await send(deletion);
    sending.delete(messageId);
    if (outcome === "done") end(messageId);
    else if (outcome === "other") drop(messageId);
    else wait(deletion, retryMs);
  }

  function take(deletion: Deletion, grace: number): void {
    if (pending.get(deletion.messageId)?.userId === deletion.userId) return;
    pending.set(deletion.messageId, deletion);
    wait(deletion, Math.max(0, deletion.due - Date.now()) + grace);
    tell();
  }

  return {
    subscribe,
    /** Whether this person is deleting a message. Somebody else's deletion may wait too, in a tab where both have signed in. */
    has: (messageId: string, userId: string | undefined): boolean =>
      userId !== undefined && pending.get(messageId)?.userId === userId,
    add(deletion: Omit<Deletion, "due">): void {
      const whole = { ...deletion, due: Date.now() + undoMs };
      storage.setItem(keyOf(deletion.messageId), JSON.stringify(whole));
      take(whole, 0);
    },
    /** Undoes a deletion of this person. @returns false when it is too late, or somebody else's. */
    takeBack(messageId: string, userId: string | undefined): boolean {
      const deletion = pending.get(messageId);
      if (!deletion || deletion.userId !== userId || sending.has(messageId)) return false;
      end(messageId);
      return true;
    },
    /** Resumes what an earlier page left behind for this person. */
    resume(userId: string): void {
      for (const key of storedKeys(storage, prefix)) {
        const deletion = parse(storage.getItem(key));
        if (deletion?.userId === userId) take(deletion, graceMs);
      }
    },
    /** Handles a change of the storage by another tab. */
    hear(key: string | null, text: string | null): void {
      if (!key?.startsWith(prefix)) return;
      const deletion = parse(text);
      if (deletion) take(deletion, graceMs);
      else drop(key.slice(prefix.length));
    },
    /** Sends all pending deletions. Resolves when they are answered. */
    async flush(): Promise<void> {
      await Promise.all([...pending.values()].map(go));
    },
    /** Sends everything because the page is closing, after which nobody can undo. What fails is kept for the next start. */
    leave(): void {
      for (const deletion of pending.values()) sendAtLast(deletion);
    },
  };
}

function parse(text: string | null): Deletion | undefined {
  if (text === null) return undefined;
  try {
    const { chatId, messageId, userId, due }: Partial<Deletion> = JSON.parse(text);
    return chatId && messageId && userId && typeof due === "number" ? { chatId, messageId, userId, due } : undefined;
  } catch {
    return undefined;
  }
}
