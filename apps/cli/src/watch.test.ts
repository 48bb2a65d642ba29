import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { PassThrough, pipeline } from "node:stream";
import { findFreePort } from "@parley/server/testing/free-port";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { runProgram } from "./program.ts";
import { parley, parseLines, startParley } from "./testing/terminal.ts";
import { startTestServer, type TestServer } from "./testing/test-server.ts";

type Person = Awaited<ReturnType<TestServer["signUp"]>>;

let server: TestServer;
let ada: Person;
let ben: Person;
let group: { id: string };
let general: { id: string };
const running: ReturnType<typeof startParley>[] = [];

beforeAll(async () => {
  server = await startTestServer();
  ada = await server.signUp("ada");
  ben = await server.signUp("ben");
  group = await ada.trpc.groups.create.mutate({ name: "Fair" });
  await ada.trpc.members.add.mutate({ groupId: group.id, username: "ben" });
  general = await create("live");
});
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill("SIGKILL");
    await ended;
  }
});
afterAll(() => server.close());

const create = (name: string) => ada.trpc.chats.create.mutate({ groupId: group.id, name });
const say = (chat: { id: string }, text: string) =>
  ada.trpc.messages.send.mutate({ chatId: chat.id, id: randomUUID(), text });

/** Starts `parley watch` as Ben. Resolves once it would show every new change. */
async function watch(...args: string[]) {
  const started = startParley(["watch", ...args], { env: ben.env });
  running.push(started);
  await started.until("stderr", "Watching ");
  return started;
}
const texts = (stdout: string) =>
  parseLines(stdout).map((change) => (change as { message: { text: string } }).message.text);

test("a sent message is shown at once, and Ctrl+C exits with 130", async () => {
  const { child, until, output, ended } = await watch("fair/live");
  expect(output.stderr).toBe("Watching Fair/live. Ctrl+C ends it.\n");
  expect((await parley(["send", "fair/live", "Can you hear me?"], { env: ada.env })).code).toBe(0);
  await until("stdout", /^Fair\/live {2}#\d+ {2}[-\d]+ [\d:]+ {2}@ada {2}Can you hear me\?\n$/);
  child.kill("SIGINT");
  expect((await ended).code).toBe(130);
});

test("edits and deletions are shown too, one line of JSON per change", async () => {
  const chat = await create("changes");
  const { until, output } = await watch("fair/changes", "--json");
  const { id } = await say(chat, "first \x1b[2J");
  await ada.trpc.messages.edit.mutate({ chatId: chat.id, messageId: id, text: "second" });
  await ada.trpc.messages.delete.mutate({ chatId: chat.id, messageId: id });
  await until("stdout", "message.deleted");
  expect(output.stdout).not.toMatch(/[^\P{Cc}\n]/u);
  const changes = parseLines(output.stdout);
  expect(changes).toMatchObject([
    { type: "message.created", rev: 1, message: { text: "first \x1b[2J", seq: 1, rev: 1 } },
    { type: "message.updated", rev: 2, message: { text: "second", seq: 1, rev: 2 } },
    { type: "message.deleted", rev: 3, message: { text: null, seq: 1, rev: 3 } },
  ]);
  for (const change of changes as object[]) {
    expect(Object.keys(change)).toEqual(["type", "chatId", "chat", "rev", "message"]);
    expect(change).toMatchObject({ chatId: chat.id, chat: "Fair/changes" });
  }
});

test("only the named chats are shown, or without names all, including chats created later", async () => {
  const [one, two, three] = [await create("one"), await create("two"), await create("three")];
  const some = await watch("fair/one", "fair/two", "--json");
  const all = await watch("--json");
  const later = await create("later");
  for (const [index, chat] of [three, later, one, two].entries()) await say(chat, `text ${index}`);
  await some.until("stdout", "text 3");
  await some.until("stdout", "text 2");
  for (let index = 0; index < 4; index++) await all.until("stdout", `text ${index}`);
  expect(texts(some.output.stdout).sort()).toEqual(["text 2", "text 3"]);
  expect(texts(all.output.stdout).sort()).toEqual(["text 0", "text 1", "text 2", "text 3"]);
});

test("losing access to the only watched chat ends it with a sentence", async () => {
  const chat = await create("door");
  const { ended } = await watch("fair/door");
  await ada.trpc.chats.delete.mutate({ chatId: chat.id });
  const { code, stderr } = await ended;
  expect([code, stderr]).toEqual([1, expect.stringContaining("Fair/door was deleted, or you no longer have access.")]);
});

test("signing out elsewhere ends it with a sentence and code 3", async () => {
  const cy = await server.signUp("cy");
  const started = startParley(["watch"], { env: cy.env });
  running.push(started);
  await started.until("stderr", "Watching all your chats");
  expect((await parley(["logout"], { env: cy.env })).code).toBe(0);
  const { code, stderr } = await started.ended;
  expect([code, stderr]).toEqual([3, expect.stringContaining(`You are not signed in at ${server.url}.`)]);
});

test("a closed pipe ends it quietly", async () => {
  const started = await watch("fair/live");
  started.child.stdout.destroy();
  await say(general, "into the void");
  expect(await started.ended).toMatchObject({ code: 0, stderr: "Watching Fair/live. Ctrl+C ends it.\n" });
});

test("no message is lost or repeated when the server is killed and restarted", async () => {
  const chat = await create("restart");
  const { until, output } = await watch("fair/restart", "--json");
  const expected: string[] = [];
  const sayNext = async () => {
    const text = `message ${expected.length + 1}`;
    await say(chat, text);
    expected.push(text);
  };
  for (let round = 1; round <= 2; round++) {
    for (let count = 0; count < 5; count++) await sayNext();
    await server.stop(round === 1 ? "SIGKILL" : "SIGTERM");
    await until("stderr", new RegExp(`(Lost the connection[^]*){${round}}`));
    await server.start();
    // Before the watcher has reconnected, and while it does.
    for (let count = 0; count < 5; count++) await sayNext();
    await until("stderr", new RegExp(`(Reconnected to [^]*){${round}}`));
    await sayNext();
    await until("stdout", `"${expected.at(-1)}"`);
  }
  expect(texts(output.stdout)).toEqual(expected);
});

test("a message that is sent while the server restarts arrives once", async () => {
  const chat = await create("outage");
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stderr = new PassThrough({ encoding: "utf8" });
  const sent = runProgram({ args: ["send", "fair/outage"], env: ada.env, stdin, stdout: new PassThrough(), stderr });
  // By then it has found the chat.
  expect(String(await once(stderr, "data"))).toContain("Write to Fair/outage");
  await server.stop("SIGKILL");
  stdin.end("Is anybody there?");
  await server.start();
  expect(await sent).toBe(0);
  const { messages } = await ben.trpc.messages.list.query({ chatId: chat.id });
  expect(messages.map(({ text }) => text)).toEqual(["Is anybody there?"]);
});

test("a message that is sent while there is no server waits for one", async () => {
  const chat = await create("away");
  // A relay stands for the server that comes up: starting one may take longer than a command waits for it.
  const port = await findFreePort();
  const { port: behind, hostname } = new URL(server.url);
  const relay = createServer((client) => {
    const onward = connect(Number(behind), hostname);
    pipeline(client, onward, client, () => {});
  });
  const env = { ...ada.env, PARLEY_URL: `http://127.0.0.1:${port}` };
  const stderr = new PassThrough({ encoding: "utf8" });
  const stdin = new PassThrough();
  const sent = runProgram({ args: ["send", "fair/away", "Here I am."], env, stdin, stdout: new PassThrough(), stderr });
  expect(String(await once(stderr, "data"))).toContain("does not answer. Trying again");
  relay.listen(port, "127.0.0.1");
  const code = await sent;
  relay.close();
  expect(code).toBe(0);
  const { messages } = await ben.trpc.messages.list.query({ chatId: chat.id });
  expect(messages.map(({ text }) => text)).toEqual(["Here I am."]);
});
