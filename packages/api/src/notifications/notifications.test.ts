import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";

let api: TestApi;
let ada: TestPerson;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  await api.reset();
  ada = await api.signUp("ada");
});

const chosen = async () => (await ada.api.sync.snapshot()).notifications;
const quiet = { from: "22:00", to: "07:30", days: [5, 1, 5], timeZone: "Europe/Berlin" };

test("the default is direct messages and mentions, at any time", async () => {
  expect(await chosen()).toEqual({ choice: "mentions", quiet: null });
});

test("a person's settings are stored, and published to all of their devices", async () => {
  const kept = { choice: "all", quiet: { ...quiet, days: [1, 5] } } as const;
  expect(await ada.api.notifications.update({ choice: "all", quiet })).toEqual(kept);
  expect(await chosen()).toEqual(kept);
  expect(api.emitted.at(-1)).toEqual({
    topics: [`user:${ada.id}`],
    event: { type: "notifications.updated", notifications: kept },
  });
  await ada.api.notifications.update({ choice: "nothing", quiet: null });
  expect(await chosen()).toEqual({ choice: "nothing", quiet: null });
});

test("deleting the account deletes the settings", async () => {
  await ada.api.notifications.update({ choice: "all", quiet });
  await ada.api.users.delete({ confirm: "delete my account" });
  expect(await api.db.selectFrom("notification_settings").selectAll().execute()).toEqual([]);
});

test("invalid times, days and time zones are refused", async () => {
  for (const wrong of [{ from: "24:00" }, { to: "7:00" }, { days: [7] }, { timeZone: "Mars/Olympus" }]) {
    expect(await refusal(ada.api.notifications.update({ choice: "all", quiet: { ...quiet, ...wrong } }))).toBe(
      "INVALID_INPUT",
    );
  }
});
