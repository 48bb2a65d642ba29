import { withParley } from "../access/server.ts";
import { findChat } from "../chats/find-chat.ts";
import { messageLines } from "../chats/message-lines.ts";
import { messageShape } from "../chats/shapes.ts";
import { defineCommand } from "../command.ts";
import { UsageError } from "../exit.ts";

const defaultLimit = 50;
/** Messages per call. */
const pageSize = 100;

export const read = defineCommand({
  call: "read CHAT [--limit N] [--before SEQ] [--unread] [--mark]",
  summary: "shows what was said, the oldest message first",
  help: `  --limit N      at most N messages (default: ${defaultLimit})
  --before SEQ   only messages before this number, for going back; each message is shown with its number
  --unread       only unread messages, starting with the first
  --mark         marks the messages shown as read, on all your devices`,
  options: {
    limit: { type: "string" },
    before: { type: "string" },
    unread: { type: "boolean" },
    mark: { type: "boolean" },
  },
  words: [1, 1],
  async run(context, values, [wanted = ""]) {
    const limit = values.limit === undefined ? defaultLimit : readNumber(values.limit, "--limit");
    const before = values.before === undefined ? undefined : readNumber(values.before, "--before");
    if (before !== undefined && values.unread) throw new UsageError("--before and --unread exclude each other");

    await withParley(context, async (parley) => {
      const { chat } = findChat(await parley.trpc.sync.snapshot.query(), wanted);
      // `seq` has no gaps, so the numbers alone say which messages these are.
      const end = before === undefined ? chat.lastSeq : Math.min(before - 1, chat.lastSeq);
      const start = values.unread ? chat.readSeq : Math.max(end - limit, 0);
      const last = Math.min(start + limit, end);
      for (let shown = start; shown < last; ) {
        const page = { limit: Math.min(pageSize, last - shown), cursor: shown, direction: "forward" } as const;
        const { messages } = await parley.trpc.messages.list.query({ chatId: chat.id, ...page });
        for (const message of messages) context.output.result(messageShape(message), messageLines(message));
        shown = messages.at(-1)?.seq ?? last;
      }
      if (values.mark && last > chat.readSeq) await parley.markRead(chat.id, last);
    });
  },
});

function readNumber(given: string, option: string): number {
  const number = /^\d{1,9}$/.test(given) ? Number(given) : 0;
  if (number < 1) throw new UsageError(`${option} needs a whole number from 1`);
  return number;
}
