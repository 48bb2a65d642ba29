import { basename } from "node:path";
import { parseArgs } from "node:util";
import { newChat } from "@parley/api/chats/schema";
import { newGroup } from "@parley/api/groups/schema";
import { z } from "zod";

export const usage = `Usage: pnpm ingest FILE [--group NAME] [--chat NAME] [--owner USERNAME]

Imports messages. FILE has one message per line (JSON Lines, also gzipped), oldest first; - reads standard input.

  {"at": "2009-06-30T16:25:00Z", "author": "ada", "text": "Hello", "chat": "general", "email": "ada@example.com"}

"at" is a time with its offset, "author" any nick. "chat" and "email" are optional; other fields are ignored.

  --group NAME      the group to import into, created if missing; the default is the name of the file.
                    To name a group that was not created by an import, use the id in its URL.
  --chat NAME       the chat for lines that name none (default: "general"). Missing chats are created.
  --owner USERNAME  makes this person an owner of the group. Without it, a group that has no owner who can sign in goes
                    to the first person who signed up. If nobody has signed up yet, run the same command again later.
  --help            shows this

Run it as often as you like: a line that is stored is never stored again, even after an interruption or when the file has
grown. Two lines are the same if their chat, time, author and text are; duplicates within one file are all stored.
Later edits and deletions stay. An import leaves nobody with unread messages: everything in its chats counts as read.

Each author becomes a person with a username made from the nick: "Asger" and "asger" are two people, asger and asger2.
They cannot sign in until they claim their account: with "Forgot password?" if the lines have their email address,
otherwise with the link that pnpm reset-link USERNAME prints. Authors who can already sign in are not added to the group.

It opens the same database as the server (DATABASE_URL, or DATA_DIR).
The embedded database serves one process at a time: stop the server first. PostgreSQL serves both.

Exit codes: 0 every line was imported, 1 the import failed, 2 some lines were rejected, 130 stopped by Ctrl+C.`;

export interface Arguments {
  /** A path, or `-` for standard input. */
  readonly file: string;
  readonly group: { readonly id: string } | { readonly name: string };
  readonly chat: string;
  readonly owner: string | undefined;
}

/** @throws an error whose message says what is wrong with the arguments. */
export function readArguments(args: readonly string[]): Arguments | "help" {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { group: text, chat: text, owner: text, help: { type: "boolean", short: "h" } },
  });
  if (values.help) return "help";
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw new Error("Give exactly one file");
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

/** The name of `logs/duraspace-irc.jsonl.gz` is duraspace-irc. */
const nameOf = (file: string) => basename(file).replace(/(?<=.)(\.(jsonl|ndjson|json|log|txt))?(\.gz)?$/i, "");
