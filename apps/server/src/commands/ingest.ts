import { ingestCommand } from "./ingest/ingest.command.ts";
import { createStopSignal } from "./stop-signal.ts";

const { env, stdin, stdout, stderr } = process;
process.exitCode = await ingestCommand({
  args: process.argv.slice(2),
  env,
  stdin,
  stdout,
  stderr,
  stop: createStopSignal(),
});
// Standard input may still be open at a terminal or a pipe.
stdin.destroy();
