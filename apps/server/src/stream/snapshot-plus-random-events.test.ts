import type { ParleyState } from "@parley/client";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Crowd, makeCrowd } from "../testing/crowd.ts";
import type { Device } from "../testing/device.ts";
import { thingsOf } from "../testing/random-calls.ts";
import { randomSteps } from "../testing/random-steps.ts";

/*
 * Snapshot + events = fresh snapshot, whatever people do, one after another and at once, and however late, torn and
 * repeated it reaches their devices. A failure names the seed and the steps that it takes.
 */

const runs = 40;
const maxSteps = 80;

let crowd: Crowd;

beforeAll(async () => {
  crowd = await makeCrowd();
});
afterAll(() => crowd.close());

/** Who is in which group, as `group user`. */
async function findMemberships(): Promise<Set<string>> {
  const rows = await crowd.api.db.selectFrom("members").select(["group_id", "user_id"]).execute();
  return new Set(rows.map(({ group_id, user_id }) => `${group_id} ${user_id}`));
}

/** Leaves out how those are called who have left: nobody tells of them. */
function withoutStrangers({ snapshot, timelines, needs }: Device["view"], memberships: Set<string>) {
  const signed = ({ chatId, user, ...message }: ParleyState["timelines"][string]["messages"][number]) => {
    const groupId = snapshot?.chats.find(({ id }) => id === chatId)?.groupId;
    return { ...message, user: memberships.has(`${groupId} ${user.id}`) ? user : "someone who has left" };
  };
  const shown = Object.entries(timelines).map(([chatId, timeline]) => [
    chatId,
    { ...timeline, messages: timeline.messages.map(signed) },
  ]);
  return { snapshot, needs, timelines: Object.fromEntries(shown) };
}

async function expectWhole(device: Device): Promise<void> {
  await device.settle();
  if (device.signedOut) return;
  const memberships = await findMemberships();
  const fresh = await device.freshView();
  expect(withoutStrangers(device.view, memberships), device.name).toEqual(withoutStrangers(fresh, memberships));
}

test("whatever happens, everyone ends up with what a fresh load shows", { timeout: 120_000 }, async () => {
  const outcomes = { tried: 0, allowed: 0 };
  const whatever = fc.commands(randomSteps, { maxCommands: maxSteps, size: "max" });
  const property = fc.asyncProperty(whatever, async (steps) => {
    const devices = await crowd.start();
    const scene = { crowd, devices, things: thingsOf(crowd), outcomes };
    await fc.asyncModelRun(() => ({ model: {}, real: scene }), steps);
    await crowd.untilErased();
    // A door takes a moment until it is open.
    await vi.waitFor(() => Promise.all(Object.values(devices).map(expectWhole)), { timeout: 5_000, interval: 20 });
    expect(crowd.api.errors).toEqual([]);
  });
  await fc.assert(property, { numRuns: Number(process.env["RUNS"] ?? runs), interruptAfterTimeLimit: 90_000 });
  // Else hardly anything has happened.
  expect(outcomes.allowed / outcomes.tried).toBeGreaterThan(0.2);
});
