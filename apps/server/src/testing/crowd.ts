import { startErasures } from "@parley/api";
import { createTestApi, type TestPerson } from "@parley/api/testing";
import { contentsOf, restore } from "@parley/api/testing/contents";
import { makeFullGroup } from "@parley/api/testing/full-group";
import { Device } from "./device.ts";

/** People with different access to the same events. */
export const names = ["owner", "admin", "member", "guest", "subject", "outsider", "newcomer"] as const;

export type Name = (typeof names)[number];

export type Crowd = Awaited<ReturnType<typeof makeCrowd>>;

/**
 * A group with people of each role, one person of another group and one of none. All of them have loaded everything
 * that they may see. `start` restores this state.
 */
export async function makeCrowd() {
  const api = await createTestApi();
  const own = await makeFullGroup(api, "own");
  const other = await makeFullGroup(api, "other");
  const newcomer = await api.signUp("newcomer");
  const people: Record<Name, TestPerson> = {
    ...own.people,
    subject: own.subject,
    outsider: other.people.owner,
    newcomer,
  };
  const contents = await contentsOf(api.db);
  const shown = new Map<Name, Device["state"]>();
  for (const name of names) {
    const device = new Device(api, { name, id: people[name].id });
    await device.settle();
    for (const { id } of device.state.snapshot?.chats ?? []) await device.show(id);
    device.take();
    device.cut();
    shown.set(name, device.state);
  }
  let devices: Device[] = [];
  const erasures = startErasures(api.services);

  async function start(): Promise<Record<Name, Device>> {
    for (const device of devices) device.cut();
    await erasures.idle();
    if ((await contentsOf(api.db)) !== contents) await restore(api.db, contents);
    api.emitted.length = 0;
    devices = names.map((name) => new Device(api, { name, id: people[name].id }, shown.get(name)));
    // Nothing has happened since they loaded everything.
    await Promise.all(devices.map((device) => device.connect(api.services.hub.lastId)));
    return Object.fromEntries(devices.map((device) => [device.name, device])) as Record<Name, Device>;
  }

  return {
    api,
    own,
    other,
    people,
    /** Restores the database, and gives each person a device with the complete state and an open stream. */
    start,
    /** Resolves when all pending erasures are done. */
    untilErased: () => erasures.idle(),
    async close() {
      for (const device of devices) device.cut();
      await erasures.stop();
      await api.close();
    },
  };
}
