import { call } from "@parley/api/testing/call";
import fc from "fast-check";
import { type Crowd, type Name, names } from "./crowd.ts";
import type { Device } from "./device.ts";
import { inputOf, learn, type RandomCall, randomCall, type Things } from "./random-calls.ts";

/** What steps act on. */
export interface Scene {
  readonly crowd: Crowd;
  readonly devices: Record<Name, Device>;
  readonly things: Things;
  /** How many calls were made, and how many of them the server allowed. */
  readonly outcomes: { tried: number; allowed: number };
}

type Step = fc.AsyncCommand<object, Scene>;

const step = (text: string, run: (scene: Scene) => Promise<void>): Step => ({
  check: () => true,
  run: (_model, scene) => run(scene),
  toString: () => text,
});

async function attempt({ crowd, things, outcomes }: Scene, random: RandomCall): Promise<void> {
  const { path, by } = random;
  const { outcome, data, text } = await call(crowd.api.services, crowd.people[by].id, {
    path,
    input: inputOf(random, things),
  });
  if (outcome === "INTERNAL" || outcome === "INVALID_INPUT") throw new Error(`${path} by ${by}: ${text}`);
  outcomes.tried++;
  if (outcome !== "allowed") return;
  outcomes.allowed++;
  learn(things, path, data);
}

const written = ({ by, path, numbers }: RandomCall) => `${by} ${path} ${numbers.join(",")}`;

const calls = randomCall.map((one) => step(written(one), (scene) => attempt(scene, one)));

const callsAtOnce = fc.array(randomCall, { minLength: 2, maxLength: 4 }).map((some) =>
  step(`at once: ${some.map(written).join(" + ")}`, async (scene) => {
    await Promise.all(some.map((one) => attempt(scene, one)));
  }),
);

const someDevices = fc.subarray([...names], { minLength: 1 });

/** An action of several people's devices at the same time. */
const onDevices = (what: string, work: (device: Device, scene: Scene, number: number) => Promise<void> | void) =>
  fc.tuple(someDevices, fc.nat(20)).map(([some, number]) =>
    step(`${what} ${number}: ${some.join(" ")}`, async (scene) => {
      await Promise.all(some.map((name) => work(scene.devices[name], scene, number)));
    }),
  );

const chatOf = ({ state }: Device, number: number): string | undefined =>
  state.snapshot?.chats.at(number % (state.snapshot.chats.length || 1))?.id;

/** Random steps of every kind. */
export const randomSteps: fc.Arbitrary<Step>[] = [
  calls,
  calls,
  calls,
  calls,
  calls,
  calls,
  callsAtOnce,
  onDevices("hear some", (device, _scene, number) => device.hear(1 + (number % 3))),
  onDevices("hear all", (device) => device.hear()),
  onDevices("ask", (device) => device.ask()),
  onDevices("take", (device) => device.take()),
  onDevices("lose answers", (device) => device.take({ lost: true })),
  onDevices("cut", (device) => device.cut()),
  onDevices("come back", (device) => device.connect()),
  onDevices("come back from nowhere", (device) => device.connect("nowhere")),
  onDevices("show", async (device, _scene, number) => {
    const chatId = chatOf(device, number);
    if (chatId) await device.show(chatId, 1 + (number % 5));
  }),
  onDevices("turn back", async (device, _scene, number) => {
    const chatId = chatOf(device, number);
    if (chatId) await device.turn(chatId, "older", 1 + (number % 5));
  }),
];
