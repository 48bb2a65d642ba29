import { setFlagsFromString } from "node:v8";
import { DatabaseStartError } from "@parley/db";
import { parseConfig } from "./config.ts";
import { createLog } from "./log.ts";
import { startServer } from "./start.ts";
import { StartError } from "./start-error.ts";
import { stopOnSignal } from "./stop-on-signal.ts";
import { welcome } from "./welcome.ts";

// Lets the heap grow to three times what the last collection left. V8 let it grow by a third, so that a crowd that came back set off
// one collection after the other, with as many threads as there are processors, and everybody's calls took ten times as long.
setFlagsFromString("--heap-growing-percent=200");

try {
  const config = parseConfig(process.env);
  const log = createLog(config.logLevel);
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "stopped by a defect");
    process.exit(1);
  });
  const server = await startServer(config, log);
  stopOnSignal(server, log);
  // For the person at the terminal, whatever the level of the log.
  console.log(welcome(config, server));
} catch (error) {
  console.error(error instanceof StartError || error instanceof DatabaseStartError ? error.message : error);
  process.exit(1);
}
