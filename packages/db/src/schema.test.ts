import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { generateSchema } from "./schema-generator.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let database: TestDatabase;
let n = 0;

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.truncate());
afterAll(() => database.close());

const id = () => crypto.randomUUID();

async function addUser(values: { username?: string; email?: string; name?: string; bio?: string } = {}) {
  const row = { id: id(), username: `user${++n}`, email: `user${n}@parley.example`, name: "A User", ...values };
  await database.db.insertInto("users").values(row).execute();
  return row.id;
}

async function addGroup() {
  const row = { id: id(), name: "A group" };
  await database.db.insertInto("groups").values(row).execute();
  return row.id;
}

interface ChatValues {
  group_id?: string;
  name?: string;
  kind?: "channel" | "thread";
  visibility?: "open" | "private";
  archived_at?: Date;
  parent_chat_id?: string;
  parent_message_id?: string;
}

async function addChat(values: ChatValues = {}) {
  const row = { id: id(), name: `chat ${++n}`, ...values, group_id: values.group_id ?? (await addGroup()) };
  await database.db.insertInto("chats").values(row).execute();
  return row.id;
}

interface MessageValues {
  id?: string;
  chat_id?: string;
  seq?: number;
  rev?: number;
  text?: string | null;
  deleted_at?: Date;
}

async function addMessage(values: MessageValues = {}) {
  const row = {
    id: id(),
    seq: 1,
    rev: 1,
    text: "hello",
    created_at: new Date(),
    ...values,
    user_id: await addUser(),
    chat_id: values.chat_id ?? (await addChat()),
  };
  await database.db.insertInto("messages").values(row).execute();
  return row;
}

const violates = (constraint: string) => ({ constraint: expect.stringContaining(constraint) });

test("the generated table types match the migrations", async () => {
  const file = await readFile(new URL("./schema.generated.ts", import.meta.url), "utf8");
  expect(await generateSchema(database.db)).toBe(file);
});

describe("people", () => {
  test("a username is unique and in lower case, so that two cannot differ only by case", async () => {
    await addUser({ username: "ada" });
    await expect(addUser({ username: "ada" })).rejects.toMatchObject(violates("users_username"));
    await expect(addUser({ username: "Ada" })).rejects.toMatchObject(violates("users_username"));
  });

  test("an email address is unique and in lower case", async () => {
    await addUser({ email: "ada@parley.example" });
    await expect(addUser({ email: "ada@parley.example" })).rejects.toMatchObject(violates("users_email"));
    await expect(addUser({ email: "ADA@parley.example" })).rejects.toMatchObject(violates("users_email"));
  });

  test.each(["a", "a".repeat(33), "with space", "ümlaut", "a\nb", ""])(
    "the username %j is refused",
    async (username) => {
      await expect(addUser({ username })).rejects.toMatchObject(violates("users_username"));
    },
  );

  test("names and bios have limits, counted in characters", async () => {
    await addUser({ name: "😀".repeat(80), bio: "😀".repeat(500) });
    await expect(addUser({ name: "" })).rejects.toMatchObject(violates("users_name_check"));
    await expect(addUser({ name: "x".repeat(81) })).rejects.toMatchObject(violates("users_name_check"));
    await expect(addUser({ bio: "x".repeat(501) })).rejects.toMatchObject(violates("users_bio_check"));
  });
});

describe("groups", () => {
  async function invite(values: { role?: "owner" | "guest"; max_uses?: number; uses?: number } = {}) {
    const [group_id, created_by] = [await addGroup(), await addUser()];
    const row = { id: id(), group_id, created_by, token_hash: id(), role: "guest" as const, ...values };
    await database.db.insertInto("invites").values(row).execute();
  }

  test("an invite cannot grant the owner role", async () => {
    await invite({ role: "guest" });
    await expect(invite({ role: "owner" })).rejects.toMatchObject(violates("invites_role_check"));
  });

  test("an invite cannot exceed its use limit", async () => {
    await invite({ max_uses: 2, uses: 2 });
    await expect(invite({ max_uses: 2, uses: 3 })).rejects.toMatchObject(violates("invites_"));
  });

  test("a person is a member of an existing group at most once", async () => {
    const [group_id, user_id] = [await addGroup(), await addUser()];
    const join = (group: string) =>
      database.db.insertInto("members").values({ group_id: group, user_id, role: "member" }).execute();
    await join(group_id);
    await expect(join(group_id)).rejects.toMatchObject(violates("members_pkey"));
    await expect(join(id())).rejects.toMatchObject(violates("members_group_id_fkey"));
  });
});

describe("chats", () => {
  test("a name is unique among a group's open, unarchived chats, ignoring case", async () => {
    const group_id = await addGroup();
    await addChat({ group_id, name: "General" });
    await expect(addChat({ group_id, name: "general" })).rejects.toMatchObject(violates("chats_name_key"));
    await addChat({ group_id, name: "general", visibility: "private" });
    await addChat({ group_id, name: "general", archived_at: new Date() });
    await addChat({ name: "general" });
  });

  test("a thread belongs to an existing message, with at most one thread each", async () => {
    const { chat_id, id: message_id } = await addMessage();
    const parent = { parent_chat_id: chat_id, parent_message_id: message_id };
    await addChat({ kind: "thread", ...parent });
    await expect(addChat({ kind: "thread", ...parent })).rejects.toMatchObject(violates("chats_parent_key"));
    await expect(addChat({ kind: "thread" })).rejects.toMatchObject(violates("chats_check"));
    await expect(addChat({ kind: "channel", ...parent })).rejects.toMatchObject(violates("chats_check"));
    await expect(addChat({ kind: "thread", parent_chat_id: chat_id, parent_message_id: id() })).rejects.toMatchObject(
      violates("chats_parent_fkey"),
    );
  });
});

describe("messages", () => {
  test("id, seq and rev are each unique within a chat", async () => {
    const { chat_id, id: message_id } = await addMessage({ seq: 1, rev: 1 });
    const again = (values: MessageValues) => addMessage({ chat_id, seq: 2, rev: 2, ...values });
    await expect(again({ id: message_id })).rejects.toMatchObject(violates("messages_pkey"));
    await expect(again({ seq: 1 })).rejects.toMatchObject(violates("messages_chat_id_seq_key"));
    await expect(again({ seq: 1, rev: 1 })).rejects.toMatchObject({ code: "23505" });
    await expect(addMessage({ chat_id, seq: 1, rev: 1, id: id() })).rejects.toMatchObject({ code: "23505" });
    await addMessage({ id: message_id, seq: 1, rev: 1 });
  });

  test("a rev is unique, and at least its message's seq", async () => {
    const { chat_id } = await addMessage({ seq: 1, rev: 3 });
    await expect(addMessage({ chat_id, seq: 2, rev: 3 })).rejects.toMatchObject(violates("messages_chat_id_rev_key"));
    await expect(addMessage({ chat_id, seq: 4, rev: 2 })).rejects.toMatchObject(violates("messages_check"));
    await expect(addMessage({ chat_id, seq: 0, rev: 4 })).rejects.toMatchObject(violates("messages_seq_check"));
  });

  test("a text has 1 to 10,000 characters", async () => {
    await addMessage({ text: "😀".repeat(10_000) });
    await expect(addMessage({ text: "" })).rejects.toMatchObject(violates("messages_text_check"));
    await expect(addMessage({ text: "x".repeat(10_001) })).rejects.toMatchObject(violates("messages_text_check"));
  });

  test("exactly the tombstones have no text", async () => {
    await addMessage({ text: null, deleted_at: new Date() });
    await expect(addMessage({ text: "still here", deleted_at: new Date() })).rejects.toMatchObject(
      violates("messages_check"),
    );
    await expect(addMessage({ text: null })).rejects.toMatchObject(violates("messages_check"));
  });

  test("deleting a group deletes its chats, messages and threads", async () => {
    const group_id = await addGroup();
    const chat_id = await addChat({ group_id });
    const { id: message_id } = await addMessage({ chat_id });
    const thread = await addChat({ group_id, kind: "thread", parent_chat_id: chat_id, parent_message_id: message_id });
    await addMessage({ chat_id: thread });
    const kept = await addMessage();

    await database.db.deleteFrom("groups").where("id", "=", group_id).execute();
    expect(await database.db.selectFrom("messages").select("id").execute()).toEqual([{ id: kept.id }]);
    expect(await database.db.selectFrom("chats").select("id").execute()).toEqual([{ id: kept.chat_id }]);
  });
});
