import type { Parley, Snapshot } from "@parley/client";
import { untilAnswered, withParley } from "../access/server.ts";
import { findChat, findDirect } from "../chats/find-chat.ts";
import { findPerson } from "../chats/find-person.ts";
import { messageShape } from "../chats/shapes.ts";
import { defineCommand } from "../command.ts";
import { CommandError, exitCodes } from "../exit.ts";
import { readMessageText } from "../input/message-text.ts";
import { dim } from "../output/output.ts";

export const send = defineCommand({
  call: "send CHAT [TEXT…]",
  summary: "sends a message",
  help: `Without TEXT, or with - in its place, the message is read from standard input. A text that begins with - goes after --:

  parley send team/general "The fair opens at nine."
  git log -1 | parley send team/releases
  parley send @ada "See you at noon."
  parley send team/general -- -5 degrees outside

@username may be anybody in your groups: the first message starts the conversation.

It returns when the message is stored. If the server is busy or restarting, it retries for a while; nothing is sent twice.`,
  options: {},
  words: [1, Number.POSITIVE_INFINITY],
  async run(context, _values, [wanted = "", ...words]) {
    const { stdin, output } = context;
    await withParley(context, async (parley, { url }) => {
      // Before reading the text, so that nobody writes a page for a chat that does not exist.
      const ask = <Answer>(call: () => Promise<Answer>) =>
        untilAnswered(call, () => output.notice(`${url} does not answer. Trying again for a few seconds.`));
      const snapshot = await ask(() => parley.trpc.sync.snapshot.query());
      const { label, open } = await findPlace(parley, snapshot, wanted);
      const fromStdin = words.length === 0 || (words.length === 1 && words[0] === "-");
      if (fromStdin && stdin.isTTY) output.notice(`Write to ${label}. End with Ctrl+D on a line of its own.`);
      const text = fromStdin ? await readMessageText(stdin) : words.join(" ");
      // The server checks this, too, but only after a conversation was started for it.
      if (text.trim() === "") throw new CommandError(exitCodes.failed, "Write something first: this message is empty.");
      const chatId = await ask(open);
      const message = await parley.send({ chatId, text }).catch((error: unknown) => {
        const mayBeStored = parley.outbox.all().some((outgoing) => outgoing.mayBeStored);
        throw mayBeStored ? unknownEnd(url, error) : error;
      });
      output.result(messageShape(message), [[dim(`Sent to ${label} as #${message.seq}.`)]]);
    });
  },
});

interface Place {
  readonly label: string;
  /** Starts the conversation if there is none yet; may be repeated. @returns the id of the chat. */
  open(): Promise<string>;
}

/** Finds where to send to: a chat, or a person with whom there is no conversation yet. @throws CommandError, UsageError */
async function findPlace(parley: Parley, snapshot: Snapshot, wanted: string): Promise<Place> {
  if (!wanted.startsWith("@") || wanted.includes("/") || findDirect(snapshot, wanted)) {
    const { chat, label } = findChat(snapshot, wanted);
    return { label, open: async () => chat.id };
  }
  const person = await findPerson(parley, snapshot, wanted);
  const open = async () => (await parley.trpc.groups.openDirect.mutate({ userId: person.id })).chatId;
  return { label: `@${person.username}`, open };
}

const unknownEnd = (url: string, cause: unknown) =>
  new CommandError(
    exitCodes.unreachable,
    `${url} did not answer, so the message may or may not have been stored. Check with parley read before you send it again.`,
    { cause },
  );
