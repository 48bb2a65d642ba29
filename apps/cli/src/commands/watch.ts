import type { Change, Parley } from "@parley/client";
import { reasonOf } from "@parley/client";
import { withParley } from "../access/server.ts";
import { findChat, type NamedChat, namedChatsOf } from "../chats/find-chat.ts";
import { messageLines } from "../chats/message-lines.ts";
import { changeShape } from "../chats/shapes.ts";
import { type Context, defineCommand } from "../command.ts";
import { CommandError, exitCodes } from "../exit.ts";
import { bold } from "../output/output.ts";

export const watch = defineCommand({
  call: "watch [CHAT…]",
  summary: "shows what is said and changed from now on, as it happens",
  help: `Without CHAT, shows everything you may see, including chats that open later. If the connection is lost, it reconnects by
itself and then shows what was missed: every message once, in the order of its chat. A message that changed several times in
the meantime is shown in its newest state. Standard error says when the connection is lost and restored. Ctrl+C ends it.`,
  options: {},
  words: [0, Number.POSITIVE_INFINITY],
  async run(context, _values, wanted) {
    let trouble: unknown;
    const use = {
      onError: (error: unknown) => {
        trouble = error;
      },
    };
    await withParley(
      context,
      async (parley, { url }) => {
        // Before opening the stream, which would keep retrying: this fails at once if there is no server.
        const snapshot = await parley.trpc.sync.snapshot.query();
        const entries = [
          ...new Map(wanted.map((one) => findChat(snapshot, one)).map((entry) => [entry.chat.id, entry])),
        ];
        reportConnection(parley, { context, url, whyLost: () => trouble });
        await parley.start();
        const shut = entries.map(([, entry]) => untilShut(parley, entry));
        const names = entries.map(([, { label }]) => label);
        const follow = entries.map(([chatId]) => parley.subscribe({ chatId }));
        const changes = wanted.length > 0 ? follow : [parley.subscribe()];
        context.output.notice(`Watching ${names.join(", ") || "all your chats"}. Ctrl+C ends it.`);
        await Promise.race([...changes.map((some) => show(some, { parley, context })), ...shut]);
      },
      use,
    );
  },
});

async function show(changes: AsyncIterable<Change>, { parley, context }: { parley: Parley; context: Context }) {
  for await (const change of changes) {
    const { snapshot } = parley.store.getState();
    const entry = snapshot && namedChatsOf(snapshot).find(({ chat }) => chat.id === change.chatId);
    const label = entry?.label ?? change.chatId;
    context.output.result(changeShape(change, label), messageLines(change.message, [bold(label), "  "]));
  }
}

/** Rejects when the chat is deleted, or the person loses access to it. */
function untilShut({ store }: Parley, { chat, label }: NamedChat): Promise<never> {
  return new Promise((_, reject) => {
    store.subscribe(() => {
      const { snapshot } = store.getState();
      if (!snapshot || snapshot.chats.some(({ id }) => id === chat.id)) return;
      reject(
        new CommandError(
          exitCodes.failed,
          `${label} was deleted, or you no longer have access. parley chats lists your chats.`,
        ),
      );
    });
  });
}

interface Reporting {
  readonly context: Context;
  readonly url: string;
  whyLost(): unknown;
}

function reportConnection(parley: Parley, { context, url, whyLost }: Reporting): void {
  let lost = false;
  parley.onEvent((event) => {
    if (event.type !== "connection.changed") return;
    const live = event.connection === "live";
    if (live && lost) context.output.notice(`Reconnected to ${url}.`);
    if (!live && !lost) {
      const error = whyLost();
      const why = reasonOf(error) && error instanceof Error ? `: ${error.message}` : ".";
      context.output.notice(`Lost the connection to ${url}, reconnecting${why}`);
    }
    lost = !live;
  });
}
