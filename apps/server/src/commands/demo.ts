import { leave } from "./command.ts";
import { demoCommand } from "./demo/demo.command.ts";

leave(await demoCommand(process.argv.slice(2), process.env));
