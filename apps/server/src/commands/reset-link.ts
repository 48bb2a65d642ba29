import { resetLinkCommand } from "./reset-link.command.ts";

const { code, stdout, stderr } = await resetLinkCommand(process.argv.slice(2), process.env);
if (stderr) console.error(stderr);
if (stdout) console.log(stdout);
process.exitCode = code;
