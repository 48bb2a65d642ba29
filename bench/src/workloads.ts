import type { Workload } from "./workload.ts";
import { broadcast } from "./workloads/broadcast.ts";
import { fanout } from "./workloads/fanout.ts";
import { groups } from "./workloads/groups.ts";
import { history } from "./workloads/history.ts";
import { ingest } from "./workloads/ingest.ts";
import { insert } from "./workloads/insert.ts";
import { latency } from "./workloads/latency.ts";
import { memory } from "./workloads/memory.ts";
import { reconnect } from "./workloads/reconnect.ts";
import { send } from "./workloads/send.ts";
import { slow } from "./workloads/slow.ts";
import { snapshot } from "./workloads/snapshot.ts";
import { start } from "./workloads/start.ts";
import { streams } from "./workloads/streams.ts";
import { trivial } from "./workloads/trivial.ts";
import { typecheck } from "./workloads/typecheck.ts";
import { web } from "./workloads/web.ts";

/** In the order in which they run. A new one is a file in workloads/ and a line here. */
export const workloads: readonly Workload[] = [
  trivial,
  ingest,
  start,
  history,
  snapshot,
  send,
  latency,
  fanout,
  broadcast,
  groups,
  memory,
  streams,
  reconnect,
  slow,
  insert,
  web,
  typecheck,
];
