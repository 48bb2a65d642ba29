import { withParley } from "../access/server.ts";
import { findGroup, type NamedChat, namedChatsOf } from "../chats/find-chat.ts";
import { chatShape } from "../chats/shapes.ts";
import { defineCommand } from "../command.ts";
import { accent, bold, dim, type Part } from "../output/output.ts";

export const chats = defineCommand({
  call: "chats [GROUP]",
  summary: "lists chats, with how many messages are unread",
  help: "GROUP is a name, the beginning of one, or an id. Without it, the chats of all your groups are listed.",
  options: {},
  words: [0, 1],
  run: (context, _values, [wanted]) =>
    withParley(context, async ({ trpc }) => {
      const snapshot = await trpc.sync.snapshot.query();
      const group = wanted === undefined ? undefined : findGroup(snapshot, wanted);
      const entries = namedChatsOf(snapshot).filter((entry) => !group || entry.group.id === group.id);
      context.output.table(entries, { value: chatShape, cells });
      if (entries.length === 0) context.output.notice("There are no chats yet. Create one in the browser.");
    }),
});

function cells({ chat, label }: NamedChat): Part[] {
  const unread = chat.unread > 0 ? accent(`${chat.unread} unread`) : "";
  const marks = [chat.visibility === "private" ? "private" : "", chat.archivedAt === null ? "" : "archived"];
  return [chat.unread > 0 ? bold(label) : label, unread, dim(marks.filter(Boolean).join(", "))];
}
