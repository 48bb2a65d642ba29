import type { AddressInfo } from "node:net";
import { type AppRouter, appRouter, type Context } from "@parley/api";
import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink, TRPCClientError } from "@trpc/client";
import { createHTTPServer } from "@trpc/server/adapters/standalone";
import { EventSource } from "eventsource";
import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../testing/test-server.ts";

/*
 * The contract of our own stream: tRPC's httpSubscriptionLink reads it just as it reads tRPC's own response, which a
 * second server gives for the same procedure on the same hub.
 */

let server: TestServer;
let stock: ReturnType<typeof createHTTPServer>;
let urls: { ours: string; stock: string };

type Person = Awaited<ReturnType<TestServer["signUp"]>>;
let ada: Person;

const ends: (() => void)[] = [];

beforeAll(async () => {
  server = await createTestServer();
  const { services, auth } = server;
  stock = createHTTPServer({
    router: appRouter,
    createContext: async ({ req }): Promise<Context> => ({
      ...services,
      actor: await auth.findActor(req.headers),
      requestId: "",
    }),
  });
  await new Promise<void>((resolve) => stock.listen(0, "127.0.0.1", resolve));
  urls = {
    ours: `${await server.listen()}/trpc`,
    stock: `http://127.0.0.1:${(stock.address() as AddressInfo).port}`,
  };
  ada = await server.signUp("ada");
});
afterEach(() => {
  for (const end of ends.splice(0)) end();
});
afterAll(async () => {
  stock.closeAllConnections();
  await new Promise((resolve) => stock.close(resolve));
  await server.close();
});

/** The stock client; its EventSource sends the token as a browser would send its cookie. */
function clientOf(url: string, headers: Record<string, string>) {
  const eventSourceOptions = {
    fetch: (input: string | URL, init: RequestInit) =>
      fetch(input, { ...init, headers: { ...(init.headers as Record<string, string>), ...headers } }),
  };
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === "subscription",
        true: httpSubscriptionLink({ url, EventSource, eventSourceOptions: () => eventSourceOptions as object }),
        false: httpLink({ url, headers }),
      }),
    ],
  });
}

/** Subscribes, and collects everything that arrives. */
function follow(url: string, person: Pick<Person, "authorization"> | undefined, lastEventId?: string) {
  const received: unknown[] = [];
  const errors: TRPCClientError<AppRouter>[] = [];
  const states: string[] = [];
  let completed = false;
  const subscription = clientOf(url, person?.authorization ?? {}).events.stream.subscribe(
    { lastEventId },
    {
      onData: (data) => received.push(data),
      onError: (error) => errors.push(error as TRPCClientError<AppRouter>),
      onConnectionStateChange: ({ state }) => states.push(state),
      onComplete: () => {
        completed = true;
      },
    },
  );
  ends.push(() => subscription.unsubscribe());
  return { received, errors, states, completed: () => completed };
}

describe("the stock client", () => {
  test("receives exactly the same from both", async () => {
    const [ours, theirs] = [follow(urls.ours, ada), follow(urls.stock, ada)];
    await expect.poll(() => [ours.received.length, theirs.received.length]).toEqual([1, 1]);
    const api = clientOf(urls.ours, ada.authorization);
    const { id: groupId } = await api.groups.create.mutate({ name: "Harbour ⚓" });
    const { id: chatId } = await api.chats.create.mutate({ groupId, name: "plans" });
    const text = 'line one\nline two\r\n\u2028 data: "x"\n\nid: 7 👩‍👩‍👧';
    const { id: messageId } = await api.messages.send.mutate({ chatId, id: uuidv7(), text });
    await api.messages.edit.mutate({ chatId, messageId, text: "a".repeat(10_000) });
    await api.typing.start.mutate({ chatId });
    await api.chats.create.mutate({ groupId, name: "secret", visibility: "private" });
    await expect.poll(() => ours.received.length).toBeGreaterThanOrEqual(7);
    await expect.poll(() => theirs.received).toEqual(ours.received);
    expect(ours.received).toContainEqual({
      id: expect.any(String),
      data: expect.objectContaining({ type: "message.created", message: expect.objectContaining({ text }) }),
    });
    expect(ours.states.filter((state) => state === "pending")).toEqual(["pending"]);
  });

  test("resumes after its last event id", async () => {
    const api = clientOf(urls.ours, ada.authorization);
    const { lastId } = server.services.hub;
    await api.users.update.mutate({ name: "Missed" });
    const [ours, theirs] = [follow(urls.ours, ada, lastId), follow(urls.stock, ada, lastId)];
    await expect.poll(() => ours.received.length).toBeGreaterThanOrEqual(1);
    await expect.poll(() => theirs.received).toEqual(ours.received);
    expect(ours.received[0]).toMatchObject({ data: { type: "user.updated" } });
  });

  test("reconnects by itself after a cut, and misses and repeats nothing", async () => {
    const eve = await server.signUp("eve");
    const api = clientOf(urls.ours, eve.authorization);
    const { received } = follow(urls.ours, eve);
    await expect.poll(() => received.length).toBe(1);
    const { id: groupId } = await api.groups.create.mutate({ name: "before" });
    await expect.poll(() => received.length).toBe(2);
    server.app.server.closeAllConnections();
    await clientOf(urls.stock, eve.authorization).groups.update.mutate({ groupId, name: "meanwhile" });
    await expect.poll(() => received.length).toBe(3);
    await clientOf(urls.stock, eve.authorization).groups.update.mutate({ groupId, name: "after" });
    const types = () => received.map((event) => (event as { data: { type: string } }).data.type);
    await expect.poll(types).toEqual(["resync", "member.joined", "group.updated", "group.updated"]);
    const ids = received.map((event) => (event as { id: string }).id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(["ours", "stock"] as const)(
    "learns from %s why its stream is refused, and does not retry",
    async (which) => {
      const { errors, received } = follow(urls[which], undefined);
      await expect.poll(() => errors.length).toBe(1);
      expect(errors[0]).toBeInstanceOf(TRPCClientError);
      expect(errors[0]?.data).toMatchObject({ code: "UNAUTHORIZED", reason: "SIGNED_OUT", path: "events.stream" });
      expect(received).toEqual([]);
    },
  );

  test.each(["ours", "stock"] as const)("learns from %s that its input is invalid", async (which) => {
    const { errors } = follow(urls[which], ada, "x".repeat(101));
    await expect.poll(() => errors.length).toBe(1);
    expect(errors[0]?.data).toMatchObject({ code: "BAD_REQUEST", reason: "INVALID_INPUT", path: "events.stream" });
  });
});
