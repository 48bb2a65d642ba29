import { failureOf, reasonOf } from "@parley/client";
import { untilAnswered, withParley } from "../access/server.ts";
import { findChat } from "../chats/find-chat.ts";
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
  parley send team/general -- -5 degrees outside

It returns when the message is stored. If the server is busy or restarting, it retries for a while; nothing is sent twice.`,
  options: {},
  words: [1, Number.POSITIVE_INFINITY],
  async run(context, _values, [wanted = "", ...words]) {
    const { stdin, output } = context;
    await withParley(context, async (parley, { url }) => {
      // Before reading the text, so that nobody writes a page for a chat that does not exist.
      const snapshot = await untilAnswered(
        () => parley.trpc.sync.snapshot.query(),
        () => output.notice(`${url} does not answer. Trying again for a few seconds.`),
      );
      const { chat, label } = findChat(snapshot, wanted);
      const fromStdin = words.length === 0 || (words.length === 1 && words[0] === "-");
      if (fromStdin && stdin.isTTY) output.notice(`Write to ${label}. End with Ctrl+D on a line of its own.`);
      const text = fromStdin ? await readMessageText(stdin) : words.join(" ");
      const message = await parley.send({ chatId: chat.id, text }).catch((error: unknown) => {
        // That nothing can be saved is an answer: it was not.
        const isUnknown = failureOf(error).kind === "unanswered" && reasonOf(error) !== "CANNOT_SAVE";
        throw isUnknown ? unknownEnd(url, error) : error;
      });
      output.result(messageShape(message), [[dim(`Sent to ${label} as #${message.seq}.`)]]);
    });
  },
});

const unknownEnd = (url: string, cause: unknown) =>
  new CommandError(
    exitCodes.unreachable,
    `${url} did not answer, so the message may or may not have been stored. Check with parley read before you send it again.`,
    { cause },
  );
