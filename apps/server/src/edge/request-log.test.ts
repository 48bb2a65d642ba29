import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.close());

const lineOf = (requestId: unknown) => server.log().find((line) => line["requestId"] === requestId);

test("each request is logged in one line, with the id in its response", async () => {
  const answer = await server.app.inject("/trpc/users.me?input=%7B%22q%22%3A%22secret%22%7D");
  const requestId = answer.headers["x-request-id"];
  expect(server.log().filter((line) => line["requestId"] === requestId)).toHaveLength(1);
  expect(lineOf(requestId)).toMatchObject({
    method: "GET",
    path: "/trpc/users.me",
    status: 401,
    ms: expect.any(Number),
  });
});

test("so is one whose URL is malformed", async () => {
  for (const accept of ["text/html", "application/json"]) {
    const answer = await server.app.inject({ url: "/%zz?secret", headers: { accept } });
    const lines = () => server.log().filter((line) => line["requestId"] === answer.headers["x-request-id"]);
    await expect.poll(lines).toMatchObject([{ path: "/%zz", status: answer.statusCode }]);
  }
});

test("an id from the client is ignored", async () => {
  const answer = await server.app.inject({ url: "/healthz", headers: { "x-request-id": "mine" } });
  expect(answer.headers["x-request-id"]).not.toBe("mine");
});

test("health checks are logged at debug level", async () => {
  const answer = await server.app.inject("/healthz");
  expect(lineOf(answer.headers["x-request-id"])).toMatchObject({ level: 20, status: 200 });
});

test("tokens in links are not logged", async () => {
  const token = "Xq3vJ0aT7uC2mB9kLw5dRz8y";
  for (const url of [
    `/invite/${token}`,
    `/reset-password?token=${token}`,
    `/api/auth/reset-password/${token}`,
    `/%zz/${token}`,
  ]) {
    await server.app.inject(url);
  }
  expect(JSON.stringify(server.log())).not.toContain(token);
  expect(server.log().map((line) => line["path"])).toContain("/invite/…");
});

test("neither input nor credentials are logged", async () => {
  const ada = await server.signUp("ada");
  const group = await server.app.inject({
    method: "POST",
    url: "/trpc/groups.create",
    headers: ada.cookie,
    payload: { name: "Whispers of the night" },
  });
  expect(group.statusCode).toBe(200);
  const log = JSON.stringify(server.log());
  expect(log).toContain("/trpc/groups.create");
  for (const secret of ["Whispers", "the words of ada", "ada@parley.example", ada.token, ada.cookie.cookie]) {
    expect(log).not.toContain(secret);
  }
});

test("a database error is logged without the row data in it", async () => {
  await server.db.schema.alterTable("groups").renameTo("groups_away").execute();
  try {
    const grace = await server.signUp("grace");
    const answer = await server.app.inject({ url: "/trpc/groups.list", headers: grace.authorization });
    expect(answer.statusCode).toBe(500);
    expect(answer.json().error.message).toMatch(/^Something went wrong/);
    expect(answer.body).not.toMatch(/relation|groups_away|select|\.ts/);

    const line = server.log().find((one) => one["requestId"] === answer.headers["x-request-id"] && "err" in one);
    expect(line?.["err"]).toMatchObject({
      code: "42P01",
      message: expect.stringContaining("groups"),
      stack: expect.any(String),
    });
    expect(line?.["err"]).not.toHaveProperty("detail");
  } finally {
    await server.db.schema.alterTable("groups_away").renameTo("groups").execute();
  }
});
