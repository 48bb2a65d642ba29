import { v7 as uuidv7 } from "uuid";
import { percentiles, type Row } from "../figures.ts";
import { type BenchDatabase, type Driver, openBenchDatabase } from "../lab/databases.ts";
import { getSnapshot, mutate, type Person, signUp } from "../lab/people.ts";
import { type RunningServer, startParley } from "../lab/servers.ts";
import { type Call, expectStatus, mutationBytes } from "../load/call.ts";
import { runClosedLoop } from "../load/closed-loop.ts";
import { measureCost } from "../load/cost.ts";
import { runOpenLoop } from "../load/open-loop.ts";
import { usualText } from "../load/usual-text.ts";
import { onEachDriver, type Workload } from "../workload.ts";

const peopleCount = 20;
const chatCount = 10;

interface Scene {
  readonly server: RunningServer;
  readonly people: readonly Person[];
  readonly chatIds: readonly string[];
}

/** A group of twenty people with ten chats. */
async function createScene(server: RunningServer): Promise<Scene> {
  const owner = await signUp(server, "sender0");
  const group = await mutate(server, owner, ["groups", "create", { name: "Senders" }]);
  const others = Array.from({ length: peopleCount - 1 }, async (_, index) => {
    const person = await signUp(server, `sender${index + 1}`);
    await mutate(server, owner, ["members", "add", { groupId: group.id, username: person.username }]);
    return person;
  });
  const people = [owner, ...(await Promise.all(others))];
  for (let c = 0; c < chatCount; c++) {
    await mutate(server, owner, ["chats", "create", { groupId: group.id, name: `chat ${c}` }]);
  }
  const { chats } = await getSnapshot(server, owner);
  return { server, people, chatIds: chats.map(({ id }) => id) };
}

/** Makes the first `among.people` people send in turn to the first `among.chats` chats. */
function createSends({ people, chatIds }: Scene, among: { people: number; chats: number }, onAnswer: () => void) {
  let count = 0;
  return (): Call => {
    const person = people[count % among.people];
    const chatId = chatIds[count % among.chats];
    if (!person || !chatId) throw new Error("The scene has fewer people or chats than requested.");
    count += 1;
    const id = uuidv7();
    return {
      bytes: mutationBytes("messages.send", { chatId, id, text: usualText }, person.token),
      check(response) {
        expectStatus(response);
        if (!response.body.includes(id)) throw new Error(`A send was answered with another message: ${response.body}`);
        onAnswer();
      },
    };
  };
}

async function measure(database: BenchDatabase): Promise<Row[]> {
  const { driver } = database;
  await using server = await startParley(database.env);
  const scene = await createScene(server);
  let acknowledged = 0;
  const among = (people: number, chats: number) => ({
    address: server.address,
    next: createSends(scene, { people, chats }, () => {
      acknowledged += 1;
    }),
    warmupSeconds: 1,
  });
  const row = (what: string, figures: Row["figures"]): Row => ({ what: `${what} (${driver})`, figures });

  const one = await runOpenLoop({ ...among(1, 1), connections: 1, perSecond: 10, seconds: 10 });
  const many = await runOpenLoop({ ...among(peopleCount, chatCount), connections: 32, perSecond: 200, seconds: 6 });
  const crowd = await runOpenLoop({ ...among(peopleCount, 1), connections: 32, perSecond: 200, seconds: 6 });
  const { measured: most, cpu } = await measureCost(server, () =>
    runClosedLoop({ ...among(peopleCount, chatCount), connections: 32, seconds: 3 }),
  );

  const { chats } = await getSnapshot(server, scene.people[0] ?? { username: "", token: "" });
  const stored = chats.reduce((sum, { lastSeq }) => sum + lastSeq, 0);
  if (stored !== acknowledged) throw new Error(`${acknowledged} sends were acknowledged, ${stored} are stored.`);
  return [
    row("10/s, one person", percentiles(one.latencies)),
    row("200/s, 20 people in 10 chats", percentiles(many.latencies)),
    row("200/s, 20 people in one chat", percentiles(crowd.latencies)),
    row("maximum rate, 32 at once", [
      ...percentiles(most.latencies),
      { name: "rate", value: most.perSecond, unit: "/s" },
      ...cpu,
    ]),
  ];
}

export const send: Workload = {
  name: "send",
  about: "from sending a message to its acknowledgement",
  how: "messages.send with a session, at a fixed rate. Afterwards, the number of stored messages must equal the acknowledged.",
  run: (lab) =>
    onEachDriver(lab, async (driver: Driver) => {
      await using database = await openBenchDatabase(driver);
      return await measure(database);
    }),
};
