import { DatabaseStartError } from "@parley/db";
import { parseConfig } from "./config.ts";
import { createLog } from "./log.ts";
import { startServer } from "./start.ts";
import { StartError } from "./start-error.ts";
import { stopOnSignal } from "./stop-on-signal.ts";
import { welcome } from "./welcome.ts";

try {
  const config = parseConfig(process.env);
  const log = createLog(config.logLevel);
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "stopped by a defect");
    process.exit(1);
  });
  const server = await startServer(config, log);
  stopOnSignal(server, log);
  console.log(welcome(config, server));
} catch (error) {
  console.error(error instanceof StartError || error instanceof DatabaseStartError ? error.message : error);
  process.exit(1);
}
