import { basename } from "node:path";
import { parseArgs } from "node:util";
import { newChat } from "@parley/api/chats/schema";
import { newGroup } from "@parley/api/groups/schema";
import { z } from "zod";

export const usage = `Usage: pnpm ingest FILE [--group NAME] [--chat NAME] [--owner USERNAME]

Brings messages into Parley. FILE has one message a line (JSON Lines, also gzipped), oldest first; - reads standard input.

  {"at": "2009-06-30T16:25:00Z", "author": "ada", "text": "Hello", "chat": "general", "email": "ada@example.com"}

"at" is a time with its offset, "author" any nick. "chat" and "email" may be left out; other fields are left aside.

  --group NAME      the group that the messages go to, made when it is missing; without it, the name of the file.
                    A group that was not made by an import is named by the id in its address.
  --chat NAME       the chat for lines that name none: "general" unless given. Chats are made when they are missing.
  --owner USERNAME  makes this person an owner of the group. Without it, a group that nobody who can sign in owns goes
                    to the first person who signed up; as long as nobody has, run the same command again afterwards.
  --help            shows this

Run it as often as you like: a line that is stored is not stored again, also after an interruption or when the file has
grown. A line counts as the same when chat, time, author and text are; of two that are alike in one file both are stored.
Edits and deletions since then stay. Nobody gets unread messages by an import: what is in its chats counts as read.

Each author becomes a person with a username made from the nick: "Asger" and "asger" are two people, asger and asger2.
They cannot sign in until they claim their account: by "Forgot password" when the lines have their email address, else
with the link that pnpm reset-link USERNAME makes. Whoever can sign in already is not added to the group.

It opens the database that the environment names (DATABASE_URL, or DATA_DIR), like the server.
The embedded database serves one process at a time: stop the server first. PostgreSQL serves both.

Ends with 0 when every line is in, 1 when the import failed, 2 when it is done but some lines were refused,
130 when it was stopped by Ctrl+C.`;

export interface Arguments {
  /** A path, or `-` for standard input. */
  readonly file: string;
  readonly group: { readonly id: string } | { readonly name: string };
  readonly chat: string;
  readonly owner: string | undefined;
}

/** @throws an error whose message says what was not understood. */
export function readArguments(args: readonly string[]): Arguments | "help" {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { group: text, chat: text, owner: text, help: { type: "boolean", short: "h" } },
  });
  if (values.help) return "help";
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw new Error("Name one file");
  if (file === "-" && !values.group) throw new Error("Standard input has no name: say which group with --group NAME");
  return {
    file,
    group: readGroup(values.group ?? nameOf(file)),
    chat: readName(newChat.name, values.chat ?? "general", "--chat"),
    owner: values.owner?.replace(/^@/, "").toLowerCase(),
  };
}

const readGroup = (given: string) => {
  const id = z.uuid().safeParse(given);
  return id.success ? { id: id.data.toLowerCase() } : { name: readName(newGroup.name, given, "--group") };
};

function readName(field: z.ZodType<string>, given: string, option: string): string {
  const name = field.safeParse(given);
  if (!name.success) throw new Error(`${option}: ${name.error.issues[0]?.message}`);
  return name.data;
}

/** `logs/duraspace-irc.jsonl.gz` is called duraspace-irc. */
const nameOf = (file: string) => basename(file).replace(/(?<=.)(\.(jsonl|ndjson|json|log|txt))?(\.gz)?$/i, "");
