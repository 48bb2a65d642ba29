import { demoCommand } from "./demo/demo.command.ts";

const { code, stdout, stderr } = await demoCommand(process.argv.slice(2), process.env);
if (stderr) console.error(stderr);
if (stdout) console.log(stdout);
process.exitCode = code;
