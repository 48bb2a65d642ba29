import { leave } from "./command.ts";
import { ingestCommand } from "./ingest/ingest.command.ts";
import { createStopSignal } from "./stop-signal.ts";

const { argv, env, stdin, stderr } = process;
leave(await ingestCommand(argv.slice(2), { env, stdin, stderr, stop: createStopSignal() }));
// Standard input may still be open, from a terminal or a pipe.
stdin.destroy();
