import { exitCodes } from "./exit.ts";
import { runProgram } from "./program.ts";

const { argv, env, stdin, stdout, stderr } = process;

// Nothing is left half done: an unstored message was not acknowledged, and the terminal's echo is restored.
process.on("SIGINT", () => process.exit(exitCodes.interrupted));

// The reader of a pipe, such as `head`, has seen enough: that is not an error.
for (const stream of [stdout, stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(exitCodes.ok);
  });
}

process.exitCode = await runProgram({ args: argv.slice(2), env, stdin, stdout, stderr });
// Standard input may still be open, from a terminal or a pipe.
stdin.destroy();
