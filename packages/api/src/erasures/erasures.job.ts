import { setTimeout as sleep } from "node:timers/promises";
import type { Services } from "../services.ts";
import { inTransaction } from "../transaction.ts";
import { eraseStretch } from "./erasures.actions.ts";
import * as queries from "./erasures.queries.ts";

/** How many positions of a chat one query scans: some milliseconds. */
const stretchLength = 10_000;
/** Messages per transaction, during which nobody else can write in the chat. */
const batchSize = 25;
/** Between transactions, so that other writers get their turn. */
const pauseMs = 5;
/** After this many chats without a text of the person, progress is saved, so that a restart does not start over. */
const chatsBetweenNotes = 200;
/** After a failure: a database that is down may be back by then. */
const retryMs = 30_000;

export interface Erasures {
  /** Resolves when there is nothing left to erase. */
  idle(): Promise<void>;
  /** Resolves when nothing runs any more. The rest is done after the next start. */
  stop(): Promise<void>;
}

/**
 * Erases the texts of people who deleted their account and asked for it: first what an earlier run left over, then whenever
 * somebody does. There is no index of messages by author, because every send would pay for it: this scans the chats.
 */
export function startErasures(services: Services): Erasures {
  const { db, bus, onError } = services;
  let stopped = false;
  let woken = false;
  let running: Promise<void> | undefined;
  let retry: NodeJS.Timeout | undefined;

  const wake = () => {
    woken = true;
    running ??= run()
      .catch((error: unknown) => {
        onError(error, "the texts of an ended account could not be erased; this is tried again");
        retry = setTimeout(wake, retryMs).unref();
      })
      .finally(() => {
        running = undefined;
      });
  };
  // Deleting an account ends all its sessions. If there is nothing to erase, that costs one query.
  const unsubscribe = bus.subscribe(({ event }) => {
    if (event.type === "session.ended" && event.sessionId === null) wake();
  });
  wake();

  async function run(): Promise<void> {
    while (woken && !stopped) {
      woken = false;
      for (;;) {
        const erasure = await queries.findErasure(db);
        if (!erasure || stopped || !(await erase(erasure))) break;
      }
    }
  }

  /** @returns false when another process is doing it, or this one is stopping. */
  async function erase({ userId, ...start }: { userId: string } & queries.Place): Promise<boolean> {
    let { seq } = start;
    let chatId = start.chatId ?? (await queries.findChatAfter(db, null))?.id;
    for (let quiet = 0; chatId; ) {
      if (stopped) return false;
      const upTo = seq + stretchLength;
      const stretch = { userId, chatId, after: seq, upTo, limit: batchSize };
      const [first] = await queries.findTextsOf(db, { ...stretch, limit: 1 });
      if (first) {
        const gone = await inTransaction(services, (tx) => eraseStretch(tx, stretch));
        if (gone === null) return false;
        quiet = 0;
        await sleep(pauseMs);
      } else if (upTo < (await queries.findLastSeq(db, chatId))) {
        seq = upTo;
      } else {
        chatId = (await queries.findChatAfter(db, chatId))?.id;
        seq = 0;
        quiet++;
        if (chatId && quiet % chatsBetweenNotes === 0) await note({ userId, chatId, seq });
      }
    }
    await inTransaction(services, (tx) => queries.deleteErasure(tx, userId));
    return true;
  }

  const note = ({ userId, ...place }: { userId: string } & queries.Place) =>
    inTransaction(services, (tx) => queries.moveErasure(tx, userId, place));

  return {
    async idle() {
      while (running) await running;
    },
    async stop() {
      stopped = true;
      clearTimeout(retry);
      unsubscribe();
      while (running) await running;
    },
  };
}
