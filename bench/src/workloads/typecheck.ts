import { join } from "node:path";
import { temporaryFolder } from "../lab/cleanup.ts";
import { root, runProgram } from "../lab/processes.ts";
import type { Workload } from "../workload.ts";

export const typecheck: Workload = {
  name: "typecheck",
  about: "type checks of every package, without a cache",
  how: "turbo run typecheck --force.",
  async run() {
    await using folder = await temporaryFolder();
    const began = performance.now();
    await runProgram({
      command: join(root, "node_modules/.bin/turbo"),
      args: ["run", "typecheck", "--force", "--no-update-notifier"],
      env: { TURBO_TELEMETRY_DISABLED: "1" },
      logFile: join(folder.path, "log"),
    });
    const value = (performance.now() - began) / 1000;
    return [{ what: "typecheck of everything", figures: [{ name: "time", value, unit: "s", target: { atMost: 15 } }] }];
  },
};
