import { appRouter, picturePath } from "@parley/api";
import type { AnyTRPCRouter } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allowedRoutes } from "../auth/allowed-routes.ts";
import { createTestServer, type TestServer } from "../testing/test-server.ts";
import { createOriginCheck } from "./origin.ts";

const publicUrl = "https://chat.example.com";

describe("a state-changing request", () => {
  const given = createOriginCheck({ publicUrl, publicUrlGiven: true });
  const notGiven = createOriginCheck({ publicUrl: "http://localhost:3000", publicUrlGiven: false });

  test.each([
    ["from PUBLIC_URL", { origin: publicUrl }],
    ["from a program, which sends no Origin", { host: "chat.example.com" }],
    ["from this origin, in a browser that sends no Origin", { "sec-fetch-site": "same-origin" }],
  ])("may come %s", (_name, headers) => {
    expect(given(headers)).toBe(true);
  });

  test.each([
    ["from another site", { origin: "https://evil.example" }],
    ["from another site, whatever Sec-Fetch-Site says", { origin: "https://evil.example", "sec-fetch-site": "none" }],
    ["from a page without an origin", { origin: "null" }],
    ["from the same name over http", { origin: "http://chat.example.com" }],
    ["from another port", { origin: `${publicUrl}:8443` }],
    ["from a host name with our name as a prefix", { origin: `${publicUrl}.evil.example` }],
    ["from another host in our domain", { origin: "https://example.com", "sec-fetch-site": "same-site" }],
    ["from another site without an Origin", { "sec-fetch-site": "cross-site" }],
    ["from another host in our domain without an Origin", { "sec-fetch-site": "same-site" }],
    ["from the machine's IP address, if there is a PUBLIC_URL", { origin: "http://10.0.0.5", host: "10.0.0.5" }],
  ])("may not come %s", (_name, headers) => {
    expect(given(headers)).toBe(false);
  });

  test.each([
    { origin: "http://localhost:3000", host: "localhost:3000" },
    { origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" },
    { origin: "http://[::1]:3000", host: "[::1]:3000" },
    { origin: "http://192.168.1.5:3000", host: "192.168.1.5:3000" },
    { origin: "http://localhost:5173", host: "localhost:5173" },
  ])("may come from $origin at $host, if there is no PUBLIC_URL", (headers) => {
    expect(notGiven(headers)).toBe(true);
  });

  test.each([
    // DNS rebinding: a hostile name that resolves to this machine, so the browser considers it the same site.
    { origin: "http://evil.example:3000", host: "evil.example:3000" },
    { origin: "http://127.0.0.1.evil.example:3000", host: "127.0.0.1.evil.example:3000" },
    { origin: "http://evil.example", host: "127.0.0.1:3000" },
    { origin: "http://127.0.0.1:8080", host: "127.0.0.1:3000" },
  ])("may not come from $origin at $host, if there is no PUBLIC_URL", (headers) => {
    expect(notGiven(headers)).toBe(false);
  });
});

describe("on the whole server", () => {
  let server: TestServer;
  let ada: Awaited<ReturnType<TestServer["signUp"]>>;
  beforeAll(async () => {
    server = await createTestServer({ env: { PUBLIC_URL: publicUrl } });
    ada = await server.signUp("ada");
  });
  afterAll(() => server.close());

  const { procedures }: AnyTRPCRouter["_def"] = appRouter._def;
  const mutations = Object.keys(procedures)
    .filter((path) => procedures[path]._def.type === "mutation")
    .map((path) => `/trpc/${path}`);
  const signIns = allowedRoutes.filter(({ method }) => method === "POST").map(({ path }) => `/api/auth${path}`);
  const bodies = [
    ["application/json", '{"name":"from elsewhere"}'],
    ["text/plain", '{"name":"from elsewhere"}'],
    ["application/x-www-form-urlencoded", "name=from+elsewhere"],
    [
      "multipart/form-data; boundary=x",
      '--x\r\ncontent-disposition: form-data; name="name"\r\n\r\nfrom elsewhere\r\n--x--',
    ],
    [undefined, undefined],
  ] as const;

  test("no mutation or sign-in route accepts a cross-site request, with a person's cookie and any content type", async () => {
    expect(mutations.length).toBeGreaterThan(20);
    expect(signIns.length).toBeGreaterThan(5);
    const rowsBefore = await countRows();

    for (const url of [...mutations, ...signIns, picturePath]) {
      for (const [contentType, payload] of bodies) {
        for (const headers of [
          { origin: "https://evil.example" },
          { origin: "null" },
          { "sec-fetch-site": "cross-site" },
        ]) {
          const answer = await server.app.inject({
            method: "POST",
            url,
            headers: { ...ada.cookie, ...headers, ...(contentType ? { "content-type": contentType } : {}) },
            ...(payload ? { payload } : {}),
          });
          expect([url, contentType, answer.statusCode, answer.body.includes("BAD_ORIGIN")]).toEqual([
            url,
            contentType,
            403,
            true,
          ]);
        }
      }
    }
    expect(await countRows()).toEqual(rowsBefore);

    // The premise: the same request from our own page works.
    const own = await server.app.inject({
      method: "POST",
      url: "/trpc/groups.create",
      headers: { ...ada.cookie, origin: publicUrl },
      payload: { name: "from here" },
    });
    expect(own.statusCode).toBe(200);
    expect(await countRows()).not.toEqual(rowsBefore);
  });

  test("a refusal is logged with its origin, to help find a wrong PUBLIC_URL", async () => {
    const headers = { ...ada.cookie, origin: "http://10.0.0.5:3000", host: "10.0.0.5:3000" };
    await server.app.inject({ method: "POST", url: "/trpc/groups.create", headers, payload: { name: "x" } });
    expect(server.log()).toContainEqual(
      expect.objectContaining({ origin: "http://10.0.0.5:3000", msg: expect.stringContaining("PUBLIC_URL") }),
    );
  });

  async function countRows() {
    const counts: Record<string, number> = {};
    for (const table of [
      "users",
      "sessions",
      "groups",
      "members",
      "chats",
      "messages",
      "verifications",
      "pictures",
    ] as const) {
      const { count } = await server.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      counts[table] = count;
    }
    return counts;
  }
});
