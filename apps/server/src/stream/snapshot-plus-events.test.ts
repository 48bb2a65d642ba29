import { isDeepStrictEqual } from "node:util";
import type { ParleyEvent } from "@parley/api";
import { call, type MutationPath, procedures } from "@parley/api/testing/call";
import { examples } from "@parley/api/testing/examples";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Crowd, makeCrowd, type Name, names } from "../testing/crowd.ts";
import { Device } from "../testing/device.ts";

/*
 * Snapshot + events = fresh snapshot: after every mutation, a client that follows the stream shows the same as one that
 * loads everything afresh. snapshot-plus-random-events.test.ts checks the same for random sequences of mutations.
 */

let crowd: Crowd;
let devices: Record<Name, Device>;

beforeAll(async () => {
  crowd = await makeCrowd();
});
afterAll(() => crowd.close());
beforeEach(async () => {
  devices = await crowd.start();
});

const inGroup: readonly Name[] = ["owner", "admin", "member", "guest", "subject"];

/** Who sees a change. Where nobody does, a missing event would go unnoticed. */
const changesFor: { readonly [P in MutationPath]: readonly Name[] } = {
  "users.update": inGroup,
  "users.delete": inGroup,
  "groups.create": ["owner"],
  "groups.update": inGroup,
  "groups.openDirect": ["owner", "subject"],
  "groups.mute": ["owner"],
  "groups.delete": inGroup,
  "members.add": ["newcomer"],
  "members.update": ["subject"],
  "members.remove": ["subject"],
  "members.leave": ["owner"],
  "invites.create": [],
  "invites.revoke": [],
  "invites.accept": ["newcomer"],
  "chats.create": ["owner"],
  "chats.update": inGroup,
  "chats.archive": inGroup,
  "chats.delete": inGroup,
  "chats.addMember": ["subject"],
  "chats.removeMember": ["guest"],
  "chats.mute": ["owner"],
  "chats.leave": ["owner"],
  "messages.send": inGroup,
  "messages.edit": inGroup,
  "messages.delete": inGroup,
  "reads.mark": ["subject"],
  "typing.start": [],
  "notifications.update": ["owner"],
  "presence.watch": [],
  "presence.set": [],
};

/** What causes each event. An event that no mutation causes could not be tested here. */
const causes: { readonly [T in ParleyEvent["type"]]: MutationPath | "a new stream" } = {
  "message.created": "messages.send",
  "message.updated": "messages.edit",
  "message.deleted": "messages.delete",
  "chat.created": "chats.create",
  "chat.updated": "chats.update",
  "chat.deleted": "chats.delete",
  "chatMember.added": "chats.addMember",
  "chatMember.removed": "chats.removeMember",
  "group.updated": "groups.update",
  "group.deleted": "groups.delete",
  "member.joined": "members.add",
  "member.updated": "members.update",
  "member.removed": "members.remove",
  "read.updated": "reads.mark",
  "user.updated": "users.update",
  "mute.updated": "chats.mute",
  "notifications.updated": "notifications.update",
  typing: "typing.start",
  presence: "presence.set",
  resync: "a new stream",
};

const causedBy = (cause: string): string[] =>
  Object.entries(causes).flatMap(([type, by]) => (by === cause ? [type] : []));

/** What the device shows after all events so far. Newly gained access takes a moment to take effect. */
async function settled(name: Name) {
  await devices[name].settle();
  return devices[name].view;
}

async function heard(): Promise<string[]> {
  await Promise.all(names.map(settled));
  return names.flatMap((name) => [...devices[name].heard]);
}

/** Runs the example of a procedure as the owner, or as another person where the owner would change nothing. */
function run(path: MutationPath) {
  const actors: { readonly [P in MutationPath]?: Name } = { "invites.accept": "newcomer", "reads.mark": "subject" };
  const { id } = crowd.people[actors[path] ?? "owner"];
  const input = examples[path]({ group: crowd.own, role: "owner", newcomer: crowd.people.newcomer });
  return call(crowd.api.services, id, { path, input });
}

const mutations = procedures.filter(({ type }) => type === "mutation").map(({ path }) => path as MutationPath);

describe("after", () => {
  test.each(mutations)("%s, every device shows what a fresh load shows", async (path) => {
    const before = names.map((name) => devices[name].view);
    crowd.api.services.presence.watch(crowd.people.member.id, [crowd.people.owner.id]);
    expect((await run(path)).outcome).toBe("allowed");

    const fresh = await Promise.all(names.map((name) => devices[name].freshView()));
    expect(names.filter((_name, index) => !isDeepStrictEqual(before[index], fresh[index]))).toEqual(changesFor[path]);

    await expect.poll(heard).toEqual(expect.arrayContaining(causedBy(path)));
    for (const [index, name] of names.entries()) {
      await devices[name].settle();
      expect(devices[name].signedOut, name).toBe(path === "users.delete" && name === "owner");
      if (!devices[name].signedOut) await expect.poll(() => settled(name)).toEqual(fresh[index]);
    }
  });

  test("the texts of a deleted account are erased, devices show what a fresh load shows", async () => {
    const input = { confirm: "delete my account", messages: "erase" };
    await call(crowd.api.services, crowd.people.member.id, { path: "users.delete", input });
    await crowd.untilErased();
    const fresh = await devices.owner.freshView();
    const texts = Object.values(fresh.timelines).flatMap(({ messages }) => messages.map(({ text }) => text));
    // Some texts of other people have to remain, or this would prove nothing.
    expect(new Set(texts.map((text) => text === null))).toEqual(new Set([true, false]));
    await expect.poll(() => settled("owner")).toEqual(fresh);
  });

  test("opening a new stream, a device shows what a fresh load shows", async () => {
    const [name] = names;
    const device = new Device(crowd.api, { name, id: crowd.people[name].id });
    await device.settle();
    expect([...device.heard]).toEqual(causedBy("a new stream"));
    expect(device.view).toEqual(await device.freshView());
    device.cut();
  });
});
