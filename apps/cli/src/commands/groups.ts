import { withParley } from "../access/server.ts";
import { nameOf } from "../chats/find-chat.ts";
import { groupShape } from "../chats/shapes.ts";
import { defineCommand } from "../command.ts";
import { bold, dim } from "../output/output.ts";

export const groups = defineCommand({
  call: "groups",
  summary: "lists your groups, with your role in each",
  help: "Groups come in the order in which you joined them.",
  options: {},
  words: [0, 0],
  run: (context) =>
    withParley(context, async ({ trpc }) => {
      // A direct conversation is a group of two without a name; parley chats lists those, as @username.
      const all = (await trpc.groups.list.query()).filter(({ kind }) => kind !== "direct");
      context.output.table(all, { value: groupShape, cells: (group) => [bold(nameOf(group)), dim(group.role)] });
      if (all.length === 0)
        context.output.notice("You are not in a group yet. Ask for an invite, or create one in the browser.");
    }),
});
