import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InjectOptions } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../testing/test-server.ts";

let webRoot: string;
let server: TestServer;
let ada: Awaited<ReturnType<TestServer["signUp"]>>;
beforeAll(async () => {
  webRoot = await mkdtemp(join(tmpdir(), "parley-web-"));
  await writeFile(join(webRoot, "index.html"), "<!doctype html>");
  server = await createTestServer({ env: { PUBLIC_URL: "https://chat.example.com" }, webRoot });
  ada = await server.signUp("ada");
});
afterAll(async () => {
  await server.close();
  await rm(webRoot, { recursive: true });
});

const pages: Record<string, InjectOptions> = {
  "the page": { url: "/" },
  "a page inside the client": { url: "/g/0198" },
};
const others: Record<string, InjectOptions> = {
  "a file that is not there": { url: "/assets/gone.js" },
  "an undecodable address": { url: "/%zz" },
  "a probe": { url: "/healthz" },
  "an unknown route": { url: "/api/none" },
  "a call": { url: "/trpc/users.me" },
  "a call that is refused": { url: "/trpc/nothing.here" },
  "a call of the wrong kind": { url: "/trpc/groups.create" },
  "a call with a broken body": { method: "POST", url: "/trpc/groups.create", payload: "{" },
  "a call from elsewhere": { method: "POST", url: "/trpc/groups.create", headers: { origin: "https://evil.example" } },
  "a picture that is not there": { url: "/api/pictures/00000000-0000-4000-8000-000000000000" },
  "an invalid picture": {
    method: "POST",
    url: "/api/pictures",
    headers: { "content-type": "image/png" },
    payload: "x",
  },
  "a session": { url: "/api/auth/get-session" },
  "a sign-in that is refused": { method: "POST", url: "/api/auth/sign-in/email", payload: {} },
};
const answers = { ...pages, ...others };

const ask = (name: string) =>
  server.app.inject({ ...answers[name], headers: { ...ada.cookie, ...answers[name]?.headers } });

async function policyOf(name: string): Promise<Map<string, string>> {
  const header = String((await ask(name)).headers["content-security-policy"]);
  return new Map(
    header.split("; ").map((directive) => {
      const [key = "", ...sources] = directive.split(" ");
      return [key, sources.join(" ")];
    }),
  );
}

test.each(Object.keys(answers))("%s has headers against sniffing, framing and cross-site reads", async (name) => {
  const { headers } = await ask(name);
  expect(headers).toMatchObject({
    "cross-origin-resource-policy": "same-origin",
    "strict-transport-security": "max-age=63072000",
    "x-content-type-options": "nosniff",
    "x-request-id": expect.stringMatching(/^[\da-f-]{36}$/),
  });
  for (const absent of ["access-control-allow-origin", "server", "x-powered-by"]) {
    expect(headers).not.toHaveProperty(absent);
  }
  const policy = await policyOf(name);
  expect(policy.get("default-src")).toBe("'none'");
  expect(policy.get("frame-ancestors")).toBe("'none'");
  expect([...policy.values()].join()).not.toMatch(/unsafe|http:|\*/);
});

test.each(Object.keys(pages))(
  "%s allows only our own scripts and styles, and sends no referrer to other sites",
  async (name) => {
    const policy = await policyOf(name);
    expect(policy.get("script-src")).toBe("'self'");
    expect(policy.get("style-src")).toBe("'self'");
    expect(policy.get("base-uri")).toBe("'none'");
    expect(policy.get("form-action")).toBe("'self'");
    expect((await ask(name)).headers).toMatchObject({
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "referrer-policy": "same-origin",
      "x-frame-options": "DENY",
    });
  },
);

test.each(Object.keys(others))("%s has a policy that allows nothing", async (name) => {
  expect(Object.fromEntries(await policyOf(name))).toEqual({ "default-src": "'none'", "frame-ancestors": "'none'" });
});

test("responses that depend on a session are not cached", async () => {
  for (const [name, request] of Object.entries(answers)) {
    const { headers } = await server.app.inject({ ...request, headers: { ...ada.cookie, ...request.headers } });
    const carries = /^\/(trpc|api\/auth|api\/pictures)(\/|$)/.test(String(request.url));
    expect([name, headers["cache-control"] === "no-store"]).toEqual([name, carries]);
  }
});

test("a foreign Host header does not affect any response", async () => {
  for (const request of Object.values(answers)) {
    const headers = { ...ada.cookie, ...request.headers, host: "evil.test", "x-forwarded-host": "evil.test" };
    const answer = await server.app.inject({ ...request, headers });
    expect(answer.body + JSON.stringify(answer.headers)).not.toContain("evil.test");
    expect([301, 302, 303, 307, 308]).not.toContain(answer.statusCode);
  }
});

test("links to this instance start with PUBLIC_URL, whatever the Host header", async () => {
  const headers = { ...ada.authorization, host: "evil.test", "x-forwarded-host": "evil.test" };
  const call = async (path: string, payload: object) =>
    (await server.app.inject({ method: "POST", url: `/trpc/${path}`, headers, payload })).json().result.data;
  const group = await call("groups.create", { name: "Engineers" });
  const invite = await call("invites.create", { groupId: group.id });
  expect(invite.url).toMatch(/^https:\/\/chat\.example\.com\//);
});

test("over plain http there is no HSTS header", async () => {
  const plain = await createTestServer();
  const { headers } = await plain.app.inject("/healthz");
  await plain.close();
  expect(headers).not.toHaveProperty("strict-transport-security");
});
