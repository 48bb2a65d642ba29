import { leave } from "./command.ts";
import { resetLinkCommand } from "./reset-link/reset-link.command.ts";

leave(await resetLinkCommand(process.argv.slice(2), process.env));
