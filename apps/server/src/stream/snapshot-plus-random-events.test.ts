import type { ParleyState } from "@parley/client";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Crowd, makeCrowd } from "../testing/crowd.ts";
import type { Device } from "../testing/device.ts";
import { thingsOf } from "../testing/random-calls.ts";
import { randomSteps } from "../testing/random-steps.ts";

/*
 * Snapshot + events = fresh snapshot, for random mutations, in sequence and concurrently, however late, split and
 * repeated
 * the events reach the devices. A failure reports the seed and the steps.
 */

const runs = 40;
const maxSteps = 80;

let crowd: Crowd;

beforeAll(async () => {
  crowd = await makeCrowd();
});
afterAll(() => crowd.close());

/** The members of every group, as `group user`. */
async function findMemberships(): Promise<Set<string>> {
  const rows = await crowd.api.db.selectFrom("members").select(["group_id", "user_id"]).execute();
  return new Set(rows.map(({ group_id, user_id }) => `${group_id} ${user_id}`));
}

/** Leaves out the names of people who have left, because no event reports their changes. */
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

test("after random mutations, every device shows what a fresh load shows", async () => {
  const outcomes = { tried: 0, allowed: 0 };
  const whatever = fc.commands(randomSteps, { maxCommands: maxSteps, size: "max" });
  const property = fc.asyncProperty(whatever, async (steps) => {
    const devices = await crowd.start();
    const scene = { crowd, devices, things: thingsOf(crowd), outcomes };
    await fc.asyncModelRun(() => ({ model: {}, real: scene }), steps);
    await crowd.untilErased();
    // Newly gained access takes a moment to take effect.
    await vi.waitFor(() => Promise.all(Object.values(devices).map(expectWhole)), { timeout: 15_000, interval: 20 });
    expect(crowd.api.errors).toEqual([]);
  });
  await fc.assert(property, { numRuns: Number(process.env["RUNS"] ?? runs), interruptAfterTimeLimit: 90_000 });
  // Otherwise hardly anything has happened.
  expect(outcomes.allowed / outcomes.tried).toBeGreaterThan(0.2);
});
