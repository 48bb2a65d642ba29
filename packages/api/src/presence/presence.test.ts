import { v7 as uuidv7 } from "uuid";
import { afterEach, beforeEach, expect, test } from "vitest";
import { appRouter } from "../router.ts";
import { type Harbour, harbourForEachTest } from "../testing/harbour.ts";
import { actorOf, type Hearing } from "../testing/hearing.ts";
import { hasSessions } from "../testing/waiting.ts";
import { Presence } from "./presence.ts";

let { api, ada, bob, groupId, hear } = {} as Harbour;
let presence: Presence;
let now: number;

harbourForEachTest((harbour) => {
  ({ api, ada, bob, groupId, hear } = harbour);
});
beforeEach(() => {
  now = 0;
  presence = new Presence({ ...api.services, now: () => now });
});
afterEach(() => presence.close());

/** Advances the clock. */
function pass(seconds: number): void {
  for (let n = 0; n < seconds; n++) {
    now += 1_000;
    presence.tick();
  }
}

const statuses = (stream: Hearing) =>
  stream.events().flatMap((event) => (event.type === "presence" ? event.status : []));

test("a watcher gets the current status, and then every change", async () => {
  const looking = await hear(ada);
  expect(presence.watch(ada.id, [bob.id])).toEqual([{ userId: bob.id, status: "offline" }]);
  const stream = await hear(bob);
  pass(1);
  presence.set(actorOf(bob), "away");
  pass(1);
  presence.set(actorOf(bob), "online");
  pass(1);
  stream.close();
  pass(20);
  expect(statuses(looking)).toEqual(["online", "away", "online", "offline"]);
});

test("a short disconnection is not published, nor is a change that is reverted within a second", async () => {
  const looking = await hear(ada);
  const first = await hear(bob);
  presence.watch(ada.id, [bob.id]);
  first.close();
  pass(5);
  expect(presence.statusOf(bob.id)).toBe("online");
  await hear(bob);
  presence.set(actorOf(bob), "away");
  presence.set(actorOf(bob), "online");
  pass(30);
  expect(statuses(looking)).toEqual([]);
});

test("status is sent only to watchers, and a watch lasts a minute", async () => {
  const [looking, other] = [await hear(ada), await hear(await api.signUp("eve"))];
  presence.watch(ada.id, [bob.id]);
  pass(59);
  presence.watch(ada.id, [bob.id]);
  pass(59);
  await hear(bob);
  pass(1);
  expect(statuses(looking)).toEqual(["online"]);
  pass(60);
  presence.set(actorOf(bob), "away");
  pass(2);
  expect(statuses(looking)).toEqual(["online"]);
  expect(statuses(other)).toEqual([]);
});

test("a person with two devices is away only if both are", async () => {
  const session = await api.db
    .insertInto("sessions")
    .values({
      id: uuidv7(),
      user_id: bob.id,
      token: "phone",
      expires_at: new Date(Date.now() + 60_000),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await hear(bob);
  const actor = { userId: bob.id, sessionId: session.id };
  const phone = await api.services.hub.open({ actor, listener: { send() {}, end() {} } });
  presence.set(actor, "away");
  expect(presence.statusOf(bob.id)).toBe("online");
  presence.set(actorOf(bob), "away");
  expect(presence.statusOf(bob.id)).toBe("away");
  phone.close();
});

test("a removed member and the group no longer see each other's status", async () => {
  const [left, stayed] = [await hear(bob), await hear(ada)];
  presence.watch(ada.id, [bob.id]);
  presence.watch(bob.id, [ada.id]);
  await ada.api.members.remove({ groupId, userId: bob.id });
  presence.set(actorOf(bob), "away");
  presence.set(actorOf(ada), "away");
  pass(2);
  expect([statuses(left), statuses(stayed)]).toEqual([[], []]);
});

test("members of a deleted group no longer see each other's status", async () => {
  const [one, other] = [await hear(bob), await hear(ada)];
  presence.watch(ada.id, [bob.id]);
  presence.watch(bob.id, [ada.id]);
  await ada.api.groups.delete({ groupId });
  presence.set(actorOf(bob), "away");
  presence.set(actorOf(ada), "away");
  pass(2);
  expect([statuses(one), statuses(other)]).toEqual([[], []]);
});

// The embedded database has a single session, so nothing can be written between a query and its result.
if (hasSessions) {
  test("a member removed during the access query sees nobody", async () => {
    const looking = await hear(bob);
    let removed: Promise<unknown> | undefined;
    const db = api.db.withPlugin({
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        removed ??= ada.api.members.remove({ groupId, userId: bob.id });
        await removed;
        return result;
      },
    });
    const actor = actorOf(bob);
    const caller = appRouter.createCaller({ ...api.services, db, presence, actor, requestId: "" });
    expect(await caller.presence.watch({ userIds: [ada.id] })).toEqual({ people: [] });
    expect(removed).toBeDefined();
    await hear(ada);
    pass(2);
    expect(statuses(looking)).toEqual([]);
  });
}

test("only people in a shared group can be watched; others are omitted", async () => {
  const eve = await api.signUp("eve");
  await Promise.all([hear(bob), hear(eve)]);
  const { people } = await ada.api.presence.watch({ userIds: [bob.id, eve.id, ada.id] });
  expect(people.map(({ userId, status }) => [userId, status]).sort()).toEqual(
    [
      [ada.id, "offline"],
      [bob.id, "online"],
    ].sort(),
  );
  expect(await eve.api.presence.watch({ userIds: [bob.id] })).toEqual({ people: [] });
});
