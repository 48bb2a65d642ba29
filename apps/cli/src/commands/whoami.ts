import { withParley } from "../access/server.ts";
import { defineCommand } from "../command.ts";
import { dim } from "../output/output.ts";

export const whoami = defineCommand({
  call: "whoami",
  summary: "says who is signed in, and where",
  help: "It asks the server, so it also shows whether the session is still valid.",
  options: {},
  words: [0, 0],
  run: (context) =>
    withParley(context, async ({ trpc }, { url }) => {
      const { id, username, name, email } = await trpc.users.me.query();
      context.output.result({ url, id, username, name, email }, [
        [name, " ", dim(`@${username}`), " ", email, ` at ${url}`],
      ]);
    }),
});
