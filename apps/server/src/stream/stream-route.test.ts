import { once } from "node:events";
import { connect } from "node:net";
import { ParleyError } from "@parley/api";
import { limits } from "@parley/api/limits";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createTestServer, type TestServer } from "../testing/test-server.ts";
import { OpeningPace } from "./reconnect-pace.ts";

let server: TestServer;
let url: string;
type Person = Awaited<ReturnType<TestServer["signUp"]>>;
let ada: Person;
const ends: (() => void)[] = [];

beforeAll(async () => {
  server = await createTestServer();
  url = await server.listen();
});
beforeEach(async () => {
  await server.reset();
  ada = await server.signUp("ada");
});
afterEach(() => {
  for (const end of ends.splice(0)) end();
});
afterAll(() => server.close());

/** Reads the stream as text. */
async function read(headers: Record<string, string>) {
  const gone = new AbortController();
  ends.push(() => gone.abort());
  const response = await fetch(`${url}/trpc/events.stream`, { headers, signal: gone.signal });
  const state = { text: "", over: false };
  void (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) state.text += decoder.decode(chunk, { stream: true });
  })()
    .catch(() => {})
    .finally(() => {
      state.over = true;
    });
  const types = () => [...state.text.matchAll(/^data: \{"type":"([^"]+)/gm)].map(([, type]) => type);
  return { response, text: () => state.text, over: () => state.over, types, leave: () => gone.abort() };
}

const open = async (person: Person) => {
  const stream = await read(person.authorization);
  await expect.poll(stream.types).toContain("resync");
  return stream;
};

/** Reads the whole response as it goes over the socket. */
function readRaw({ authorization }: Person, version: string): () => string {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  ends.push(() => socket.destroy());
  let text = "";
  socket.on("data", (bytes) => {
    text += bytes;
  });
  const headers = `host: parley\r\nauthorization: ${authorization.authorization}`;
  socket.write(`GET /trpc/events.stream ${version}\r\n${headers}\r\n\r\n`);
  return () => text;
}

const post = async (path: string, body: object, headers: Record<string, string> = ada.authorization) =>
  (await server.app.inject({ method: "POST", url: path, payload: body, headers })).json();

describe("the stream over HTTP", () => {
  test("has headers that keep proxies from caching or buffering it", async () => {
    const { response, text } = await open(ada);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/event-stream",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
      "x-content-type-options": "nosniff",
      "x-request-id": expect.any(String),
    });
    expect(text()).toMatch(/^retry: 5\d{2}\nevent: connected\ndata: \{"reconnectAfterInactivityMs":35000\}\n\n/);
  });

  test("gives streams that open together different retry times", async () => {
    const retries = await Promise.all(Array.from({ length: 5 }, async () => (await open(ada)).text().slice(0, 11)));
    expect(new Set(retries).size).toBeGreaterThan(1);
  });

  test.each([["HTTP/1.1"], ["HTTP/1.0"]])("answers a client that must wait, over %s", async (version) => {
    let admit = () => {};
    const wait = vi.spyOn(OpeningPace.prototype, "admission").mockImplementation(
      () =>
        new Promise((resolve) => {
          admit = resolve;
        }),
    );
    try {
      const text = readRaw(ada, version);
      await expect.poll(text).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\nevent: ping\ndata:\n\n/);
      expect(text()).not.toContain("connected");
      admit();
      await expect.poll(text).toContain("resync");
      expect(text().match(/HTTP\/1\.1 200 OK/g)).toHaveLength(1);
      const events = [...text().matchAll(/^event: (.*)$/gm)].map(([, event]) => event);
      expect(events).toEqual(["ping", "connected"]);
    } finally {
      wait.mockRestore();
    }
  });

  test("tells a client that had to wait why it is refused", async () => {
    const wait = vi.spyOn(OpeningPace.prototype, "admission").mockImplementation(async () => {
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      throw new ParleyError("SERVER_FULL");
    });
    try {
      const { text, over } = await read(ada.authorization);
      await expect.poll(over).toBe(true);
      expect(text()).toMatch(
        /^retry: \d+\nevent: ping\ndata:\n\nretry: \d+\nevent: serialized-error\ndata: .*SERVER_FULL/,
      );
      expect(server.services.hub.size).toBe(0);
    } finally {
      wait.mockRestore();
    }
  });

  test("is written without chunks to a proxy that speaks HTTP/1.0", async () => {
    const text = readRaw(ada, "HTTP/1.0");
    await expect.poll(text).toContain("resync");
    const [head = "", ...body] = text().split("\r\n\r\n");
    expect(head.toLowerCase()).not.toContain("transfer-encoding");
    expect(body.join("\r\n\r\n")).toMatch(
      /^retry: \d+\nevent: connected\ndata: .*\n\ndata: \{"type":"resync"\}\nid: .*\n\n$/,
    );
  });

  test("prefers the Last-Event-ID header to the id in the URL", async () => {
    const { lastId } = server.services.hub;
    const input = encodeURIComponent(JSON.stringify({ lastEventId: "another-1" }));
    const gone = new AbortController();
    ends.push(() => gone.abort());
    await post("/trpc/users.update", { name: "Missed" });
    const response = await fetch(`${url}/trpc/events.stream?input=${input}`, {
      headers: { ...ada.authorization, "last-event-id": lastId },
      signal: gone.signal,
    });
    let text = "";
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk);
      if (text.includes("user.updated")) break;
    }
    expect(text).not.toContain("resync");
  });

  test.each([
    { origin: "https://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("is refused to pages of other sites: %o", async (headers) => {
    const { response } = await read({ ...ada.cookie, ...headers });
    expect(response.status).toBe(403);
    expect(server.services.hub.size).toBe(0);
    const own = await read({ ...ada.cookie, "sec-fetch-site": "same-origin" });
    expect(own.response.status).toBe(200);
  });

  test("closes its connection when more requests follow on it, which would pile up", async () => {
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname);
    const closed = new Promise((resolve) => socket.once("close", resolve));
    ends.push(() => socket.destroy());
    const request = `GET /trpc/events.stream HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: ${ada.authorization.authorization}\r\n\r\n`;
    socket.resume().write(request);
    await expect.poll(() => server.services.hub.size).toBe(1);
    socket.write(request.repeat(100));
    await closed;
    await expect.poll(() => server.services.hub.size).toBe(0);
  });

  test("is removed when its client disconnects", async () => {
    const stream = await open(ada);
    expect(server.services.hub.size).toBe(1);
    stream.leave();
    await expect.poll(() => server.services.hub.size).toBe(0);
  });
});

describe("a stream ends", () => {
  const word = "must not arrive after the end";
  const speak = () => post("/trpc/users.update", { name: word }, bob.authorization);
  let bob: Person;

  /** Bob's changes must not reach Ada's ended streams. They share a group, so otherwise they would. */
  beforeEach(async () => {
    bob = await server.signUp("bob");
    const { result } = await post("/trpc/groups.create", { name: "Harbour" });
    await post("/trpc/members.add", { groupId: result.data.id, username: "bob" });
  });

  const signInAgain = async () => {
    const { token } = await post(
      "/api/auth/sign-in/email",
      { email: "ada@parley.example", password: "the words of ada" },
      {},
    );
    return { ...ada, authorization: { authorization: `Bearer ${token}` } };
  };

  test.each<[string, () => Promise<unknown>]>([
    ["when its session signs out", () => post("/api/auth/sign-out", {})],
    ["when all sessions are ended", () => post("/api/auth/revoke-sessions", {})],
    [
      "when the password is changed",
      () =>
        post("/api/auth/change-password", { currentPassword: "the words of ada", newPassword: "other words of ada" }),
    ],
    [
      "when the password is reset",
      async () => {
        const link = await server.auth.createResetLink(ada.id, 5);
        const token = new URL(link).searchParams.get("token");
        return post("/api/auth/reset-password", { token, newPassword: "other words of ada" }, {});
      },
    ],
    ["with its account", () => post("/trpc/users.delete", { confirm: "delete my account" }, bob.authorization)],
  ])("%s", async (how, end) => {
    const person = how === "with its account" ? bob : ada;
    const stream = await open(person);
    await end();
    await post("/trpc/users.update", { name: word }, (person === bob ? ada : bob).authorization);
    await expect.poll(stream.over).toBe(true);
    expect(stream.text()).not.toContain(word);
    const back = await read(person.authorization);
    await expect.poll(back.text).toContain('"reason":"SIGNED_OUT"');
    await expect.poll(back.over).toBe(true);
  });

  test("when its session signs out while it waits to be opened", async () => {
    const wait = vi.spyOn(OpeningPace.prototype, "admission").mockReturnValue(new Promise(() => {}));
    try {
      const reading = read(ada.authorization);
      await expect.poll(() => server.services.hub.size).toBe(1);
      await post("/api/auth/sign-out", {});
      const stream = await reading;
      await expect.poll(stream.over).toBe(true);
      expect(stream.text()).toContain('"reason":"SIGNED_OUT"');
      expect(server.services.hub.size).toBe(0);
    } finally {
      wait.mockRestore();
    }
  });

  test("when another device revokes its session, without ending other streams", async () => {
    const phone = await signInAgain();
    const [here, there] = [await open(ada), await open(phone)];
    const sessions: { id: string; current: boolean }[] = (
      await server.app.inject({ url: "/api/auth/list-sessions", headers: ada.authorization })
    ).json();
    await post("/api/auth/revoke-session", { id: sessions.find(({ current }) => !current)?.id });
    await speak();
    await expect.poll(there.over).toBe(true);
    expect(there.text()).not.toContain(word);
    await expect.poll(here.text).toContain(word);
  });

  test("without ending the streams of the same person's other sessions", async () => {
    const phone = await signInAgain();
    const [here, there] = [await open(ada), await open(phone)];
    await post("/api/auth/sign-out", {}, phone.authorization);
    await expect.poll(there.over).toBe(true);
    await speak();
    await expect.poll(here.text).toContain(word);
  });
});

test("a person with too many streams gets an error in a new one, without a connected event", async () => {
  for (let n = 0; n < limits.streamsPerPerson; n++) await open(ada);
  const stream = await read(ada.authorization);
  await expect.poll(stream.text).toContain('"reason":"TOO_MANY_STREAMS"');
  expect(stream.text()).toMatch(/^retry: 5\d{2}\nevent: serialized-error\n/);
});

test("a server that stops ends its streams cleanly", async () => {
  const other = await createTestServer();
  const address = await other.listen();
  const eve = await other.signUp("eve");
  const response = await fetch(`${address}/trpc/events.stream`, { headers: eve.authorization });
  await expect.poll(() => other.services.hub.sessionsOf(eve.id)).toHaveLength(1);
  await other.close();
  expect(await response.text()).toContain("resync");
});

test.each(["sessions", "members"])(
  "a server that stops does not wait for a stream that needs %s first",
  async (table) => {
    const other = await createTestServer();
    const address = await other.listen();
    const eve = await other.signUp("eve");
    const { closed, answer } = await other.db.transaction().execute(async (tx) => {
      await sql`lock table ${sql.table(table)} in access exclusive mode`.execute(tx);
      const asked = once(other.app.server, "request");
      const answer = fetch(`${address}/trpc/events.stream`, { headers: eve.authorization });
      await asked;
      const closed = other.close();
      await expect.poll(() => other.app.server.listening).toBe(false);
      return { closed, answer };
    });
    expect((await answer).status).toBe(200);
    await closed;
  },
);
