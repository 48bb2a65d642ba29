import { expect, test } from "vitest";
import { createTestServer } from "./testing/test-server.ts";

test("a server with a working database is up and ready", async () => {
  const server = await createTestServer();
  const answers = [await server.app.inject("/healthz"), await server.app.inject("/readyz")];
  await server.close();
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
});

test("a server without its database is up, but not ready", async () => {
  const server = await createTestServer();
  await server.db.destroy();
  expect((await server.app.inject("/healthz")).statusCode).toBe(200);
  expect((await server.app.inject({ method: "HEAD", url: "/readyz" })).statusCode).toBe(503);
  const ready = await server.app.inject("/readyz");
  expect(ready.statusCode).toBe(503);
  expect(ready.json()).toEqual({ ok: false, message: "The database does not answer." });
  await server.app.close();
});
