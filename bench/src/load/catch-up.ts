import type { AppRouter } from "@parley/api";
import type { inferRouterOutputs } from "@trpc/server";
import { queryBytes } from "./call.ts";
import { type Address, Connection } from "./connection.ts";
import type { Progress } from "./progress.ts";

type Outputs = inferRouterOutputs<AppRouter>;

/**
 * Does what a client does after `resync`: fetches a snapshot, then the changes of each of its chats that has new ones.
 * @throws also if a response lacks changes: the workloads send messages and never edit them, so each change is one
 * message
 */
export async function catchUp(address: Address, token: string, progress: Progress): Promise<void> {
  let fail = (_error: Error) => {};
  const failure = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  failure.catch(() => {});
  const connection = await Connection.open(address, fail);
  const ask = <T>(path: string, input?: unknown): Promise<T> => {
    const answer = new Promise<T>((resolve, reject) => {
      connection.send(queryBytes(path, input, token), ({ status, body }) => {
        if (status !== 200) reject(new Error(`${path} was answered with ${status}: ${body.toString("utf8", 0, 300)}`));
        else resolve((JSON.parse(body.toString()) as { result: { data: T } }).result.data);
      });
    });
    return Promise.race([answer, failure]);
  };
  try {
    const { chats } = await ask<Outputs["sync"]["snapshot"]>("sync.snapshot");
    for (const chat of chats) {
      let known = progress.revs.get(chat.id);
      while (known !== undefined && known < chat.lastRev) {
        const input = { chatId: chat.id, sinceRev: known };
        const { messages, lastRev } = await ask<Outputs["messages"]["changes"]>("messages.changes", input);
        if (messages.length !== lastRev - known) {
          throw new Error(`Of the changes ${known + 1} to ${lastRev} of chat ${chat.id}, ${messages.length} came.`);
        }
        progress.catchUp(chat.id, lastRev);
        known = lastRev;
      }
    }
  } finally {
    connection.close();
  }
}
