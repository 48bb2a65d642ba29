import type { Message, Parley, Snapshot } from "@parley/client";
import { CommandError, exitCodes } from "../exit.ts";

type Person = Message["user"];

/**
 * Finds a person in the groups that one is in, by `@username`. It must be complete, as for an existing conversation.
 * @throws CommandError when there is nobody with that username, or when it is one's own.
 */
export async function findPerson({ trpc }: Parley, { groups, user }: Snapshot, wanted: string): Promise<Person> {
  const username = wanted.slice(1).toLowerCase();
  if (username === user.username) throw new CommandError(exitCodes.failed, `${wanted} is you. Name somebody else.`);
  for (const { id: groupId } of groups.filter(({ kind }) => kind === "team")) {
    for (let cursor: Cursor | null | undefined; cursor !== null; ) {
      const page = await trpc.members.list.query({ groupId, query: username, cursor, limit: 100 });
      const member = page.members.find((one) => one.user.username === username);
      if (member) return member.user;
      cursor = page.nextCursor;
    }
  }
  throw new CommandError(
    exitCodes.failed,
    `There is nobody called ${wanted} in your groups. Check the username; you can only write to people you share a group with.`,
  );
}

type Cursor = Awaited<ReturnType<Parley["trpc"]["members"]["list"]["query"]>>["nextCursor"];
