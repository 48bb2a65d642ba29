import { expect } from "vitest";
import { createParley, type Parley, type ParleyOptions } from "../parley.ts";
import { createProtocolServer } from "./protocol-server.ts";

export type Clients = Awaited<ReturnType<typeof createClients>>;

/** A server with one chat, and clients for it. Close them after each test. */
export async function createClients() {
  const server = await createProtocolServer();
  const chatId = server.model.createChat("plans").id;
  const open: Parley[] = [];

  function create(options: Partial<ParleyOptions> = {}): Parley {
    const parley = createParley({ url: server.url, token: server.token, ...options });
    open.push(parley);
    return parley;
  }

  return {
    server,
    chatId,
    create,
    async start(options?: Partial<ParleyOptions>): Promise<Parley> {
      const parley = create(options);
      await parley.start();
      return parley;
    },
    chatOf: (parley: Parley) => parley.store.getState().snapshot?.chats.find(({ id }) => id === chatId),
    seqs: (parley: Parley) => parley.store.getState().timelines[chatId]?.messages.map(({ seq }) => seq),
    sayMany(count: number): void {
      for (let n = 0; n < count; n++) server.model.send(chatId);
    },
    /** Checks that a client's state matches the server. */
    async expectTruth(parley: Parley): Promise<void> {
      await expect.poll(() => parley.store.getState().needs).toEqual({ snapshot: false, changes: [] });
      await expect.poll(() => parley.store.getState().snapshot).toEqual(server.model.snapshot());
    },
    async close(): Promise<void> {
      for (const parley of open) parley.close();
      await server[Symbol.asyncDispose]();
    },
  };
}
