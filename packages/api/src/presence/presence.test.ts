import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { appRouter } from "../router.ts";
import { type Harbour, makeHarbour } from "../testing/harbour.ts";
import { actorOf, type Hearing } from "../testing/hearing.ts";
import { createTestApi, type TestApi } from "../testing/test-api.ts";
import { hasSessions } from "../testing/waiting.ts";
import { Presence } from "./presence.ts";

let api: TestApi;
let harbour: Harbour;
let { ada, bob, groupId, hear } = {} as Harbour;
let presence: Presence;
let now: number;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.reset();
  now = 0;
  presence = new Presence({ ...api.services, now: () => now });
  harbour = await makeHarbour(api);
  ({ ada, bob, groupId, hear } = harbour);
});
afterEach(() => {
  harbour.close();
  presence.close();
});

/** Lets seconds pass. */
function pass(seconds: number): void {
  for (let n = 0; n < seconds; n++) {
    now += 1_000;
    presence.tick();
  }
}

const statuses = (stream: Hearing) =>
  stream.events().flatMap((event) => (event.type === "presence" ? event.status : []));

test("who looks is told who is here, and hears of it when that changes", async () => {
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

test("a reload, or a change of networks, is not told at all, nor is what is taken back within a second", async () => {
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

test("nobody hears of people whom they do not look at, and a look lasts a minute", async () => {
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

test("a person with two devices is away when nobody sits at either", async () => {
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

test("who leaves a group neither sees its people nor is seen by them", async () => {
  const [left, stayed] = [await hear(bob), await hear(ada)];
  presence.watch(ada.id, [bob.id]);
  presence.watch(bob.id, [ada.id]);
  await ada.api.members.remove({ groupId, userId: bob.id });
  presence.set(actorOf(bob), "away");
  presence.set(actorOf(ada), "away");
  pass(2);
  expect([statuses(left), statuses(stayed)]).toEqual([[], []]);
});

test("whose group was deleted neither sees its people nor is seen by them", async () => {
  const [one, other] = [await hear(bob), await hear(ada)];
  presence.watch(ada.id, [bob.id]);
  presence.watch(bob.id, [ada.id]);
  await ada.api.groups.delete({ groupId });
  presence.set(actorOf(bob), "away");
  presence.set(actorOf(ada), "away");
  pass(2);
  expect([statuses(one), statuses(other)]).toEqual([[], []]);
});

// The embedded database has a single session: there nothing is written between a look and its answer.
if (hasSessions) {
  test("whoever is removed while it is looked up whom one may see, sees nobody", async () => {
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

test("one looks only at people of one's groups; of others there is no word", async () => {
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
