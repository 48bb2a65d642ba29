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

test("everyone begins with direct messages and mentions, at any time", async () => {
  expect(await chosen()).toEqual({ choice: "mentions", quiet: null });
});

test("what a person chooses is the same on all of their devices", async () => {
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

test("of who ends the account nothing is kept", async () => {
  await ada.api.notifications.update({ choice: "all", quiet });
  await ada.api.users.delete({ confirm: "delete my account" });
  expect(await api.db.selectFrom("notification_settings").selectAll().execute()).toEqual([]);
});

test("times, days and time zones that there are not are refused", async () => {
  for (const wrong of [{ from: "24:00" }, { to: "7:00" }, { days: [7] }, { timeZone: "Mars/Olympus" }]) {
    expect(await refusal(ada.api.notifications.update({ choice: "all", quiet: { ...quiet, ...wrong } }))).toBe(
      "INVALID_INPUT",
    );
  }
});
