import { exitCodes } from "./exit.ts";
import { runProgram } from "./program.ts";

const { argv, env, stdin, stdout, stderr } = process;

// Nothing is left half done: what was not stored was not acknowledged, and the terminal gets back its echo.
process.on("SIGINT", () => process.exit(exitCodes.interrupted));

// Whoever reads has seen enough, as `head` has: there is nothing to complain about.
for (const stream of [stdout, stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(exitCodes.ok);
  });
}

process.exitCode = await runProgram({ args: argv.slice(2), env, stdin, stdout, stderr });
// Standard input may still be open at a terminal or a pipe.
stdin.destroy();
