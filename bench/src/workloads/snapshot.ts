import { v7 as uuidv7 } from "uuid";
import { percentiles, type Row } from "../figures.ts";
import { type Driver, openBenchDatabase } from "../lab/databases.ts";
import { getSnapshot, mutate, type Person, signUp } from "../lab/people.ts";
import { type RunningServer, startParley } from "../lab/servers.ts";
import { type Call, expectStatus, queryBytes } from "../load/call.ts";
import { measureCost } from "../load/cost.ts";
import { runOpenLoop } from "../load/open-loop.ts";
import { onEachDriver, type Workload } from "../workload.ts";

const groupCount = 5;
const chatsPerGroup = 10;
const perSecond = 50;

/** Five groups of ten chats, each with a message. */
async function createChats(server: RunningServer, person: Person): Promise<void> {
  for (let g = 0; g < groupCount; g++) {
    const group = await mutate(server, person, ["groups", "create", { name: `Group ${g}` }]);
    for (let c = 0; c < chatsPerGroup; c++) {
      await mutate(server, person, ["chats", "create", { groupId: group.id, name: `chat ${c}` }]);
    }
  }
  const { chats } = await getSnapshot(server, person);
  if (chats.length !== groupCount * chatsPerGroup) throw new Error(`The snapshot has ${chats.length} chats, not 50.`);
  for (const { id: chatId } of chats) {
    await mutate(server, person, ["messages", "send", { chatId, id: uuidv7(), text: "The first message here." }]);
  }
}

async function measure(driver: Driver): Promise<Row[]> {
  await using database = await openBenchDatabase(driver);
  await using server = await startParley(database.env);
  const person = await signUp(server, "reader");
  await createChats(server, person);
  const { chats } = await getSnapshot(server, person);
  const lengthOfAll = JSON.stringify({ chats }).length;

  const call: Call = {
    bytes: queryBytes("sync.snapshot", undefined, person.token),
    check(response) {
      expectStatus(response);
      if (response.body.length < lengthOfAll)
        throw new Error(`A snapshot of ${response.body.length} bytes is incomplete.`);
    },
  };
  const load = { address: server.address, connections: 8, perSecond, next: () => call };
  const { measured, cpu } = await measureCost(server, () => runOpenLoop({ ...load, warmupSeconds: 2, seconds: 8 }));
  const figures = [...percentiles(measured.latencies, { p99: { atMost: 20 } }), ...cpu];
  return [{ what: `snapshot (${driver})`, figures }];
}

export const snapshot: Workload = {
  name: "snapshot",
  about: "sync.snapshot of a person with 50 chats",
  how: `5 groups of 10 chats, at a fixed ${perSecond}/s.`,
  run: (lab) => onEachDriver(lab, measure),
};
