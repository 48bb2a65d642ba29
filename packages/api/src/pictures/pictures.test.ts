import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";
import { setPicture } from "./pictures.actions.ts";
import { findPicture } from "./pictures.queries.ts";

let api: TestApi;
let ada: TestPerson;
let ben: TestPerson;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  await api.reset();
  [ada, ben] = [await api.signUp("ada"), await api.signUp("ben")];
});

const send = (person: TestPerson, text: string) => setPicture(api.services, person.id, Buffer.from(text));

const idIn = (address: string | null) => address?.split("/").at(-1) ?? "";

async function stored() {
  const rows = await api.db.selectFrom("pictures").select("bytes").execute();
  return rows.map(({ bytes }) => bytes.toString()).sort();
}

test("a picture is stored unchanged, and its address is published", async () => {
  const group = await ada.api.groups.create({ name: "Engine room" });
  await ada.api.members.add({ groupId: group.id, username: "ben" });
  api.emitted.length = 0;
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  const { image } = await setPicture(api.services, ben.id, bytes);
  expect(image).toMatch(/^\/api\/pictures\/[0-9a-f-]{36}$/);
  expect((await findPicture(api.db, idIn(image)))?.equals(bytes)).toBe(true);
  expect((await ada.api.users.get({ userId: ben.id })).image).toBe(image);
  expect(api.emitted.map(({ topics, event }) => [event.type, topics])).toEqual([
    ["user.updated", [`user:${ben.id}`, `group:${group.id}`]],
  ]);
});

test("a new picture has a new address, and the old one is deleted", async () => {
  const first = (await send(ada, "first")).image;
  const second = (await send(ada, "second")).image;
  expect(second).not.toBe(first);
  expect(await findPicture(api.db, idIn(first))).toBeUndefined();
  expect(await stored()).toEqual(["second"]);
});

test("removing a picture does not affect anyone else's", async () => {
  await send(ada, "of Ada");
  await send(ben, "of Ben");
  expect((await ada.api.users.update({ image: null })).image).toBeNull();
  expect(await stored()).toEqual(["of Ben"]);
});

test("a picture is deleted with its account", async () => {
  await send(ada, "of Ada");
  await send(ben, "of Ben");
  await ada.api.users.delete({ confirm: "delete my account" });
  expect(await stored()).toEqual(["of Ben"]);
});

test("a deleted account cannot get a picture", async () => {
  await ada.api.users.delete({ confirm: "delete my account" });
  expect(await refusal(send(ada, "too late"))).toBe("SIGNED_OUT");
  expect(await stored()).toEqual([]);
});

test("after two concurrent uploads, only the picture in use is stored", async () => {
  await Promise.all(["one", "two"].map((text) => send(ada, text)));
  const left = await stored();
  expect(left).toHaveLength(1);
  const { image } = await ada.api.users.me();
  expect((await findPicture(api.db, idIn(image)))?.toString()).toBe(left[0]);
});
