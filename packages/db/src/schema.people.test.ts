import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let database: TestDatabase;
let userId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.truncate();
  userId = await addUser("ada");
});

const id = () => crypto.randomUUID();

async function addUser(username: string) {
  const row = { id: id(), username, email: `${username}@parley.example`, name: "A User" };
  await database.db.insertInto("users").values(row).execute();
  return row.id;
}

const addPicture = (values: { user_id?: string; id?: string; bytes?: Buffer } = {}) =>
  database.db
    .insertInto("pictures")
    .values({ user_id: userId, id: id(), bytes: Buffer.from("bytes"), ...values })
    .execute();

const violates = (constraint: string) => ({ constraint });

test("a person has at most one picture, with a unique id and a limited size", async () => {
  const picture = id();
  await addPicture({ id: picture });
  await expect(addPicture()).rejects.toMatchObject(violates("pictures_pkey"));
  const user_id = await addUser("ben");
  await expect(addPicture({ user_id, id: picture })).rejects.toMatchObject(violates("pictures_id_key"));
  await expect(addPicture({ user_id, bytes: Buffer.alloc(0) })).rejects.toMatchObject(violates("pictures_bytes_check"));
  const large = addPicture({ user_id, bytes: Buffer.alloc(200_001) });
  await expect(large).rejects.toMatchObject(violates("pictures_bytes_check"));
  await addPicture({ user_id, bytes: Buffer.alloc(200_000) });
});

test("a picture is stored unchanged", async () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  await addPicture({ bytes });
  const stored = await database.db.selectFrom("pictures").select("bytes").executeTakeFirstOrThrow();
  expect(stored.bytes.equals(bytes)).toBe(true);
});

test.each(["https://pictures.example/a.png", "/api/pictures/../auth", "//evil.example/api/pictures/x", ""])(
  "%j is refused as a picture's address",
  async (image) => {
    const update = database.db.updateTable("users").set({ image }).where("id", "=", userId).execute();
    await expect(update).rejects.toMatchObject(violates("users_image_own_check"));
  },
);

test("deleting a user deletes their picture and pending erasure", async () => {
  await addPicture();
  await database.db.insertInto("erasures").values({ user_id: userId }).execute();
  await database.db.deleteFrom("users").where("id", "=", userId).execute();
  expect(await database.db.selectFrom("pictures").select("id").execute()).toEqual([]);
  expect(await database.db.selectFrom("erasures").select("user_id").execute()).toEqual([]);
});
