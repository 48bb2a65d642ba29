import { createContext, useContext } from "react";

export interface MentionedPerson {
  readonly userId: string;
  readonly name: string;
  readonly isMe: boolean;
}

/** Who has a username, if it is somebody here. Made once for a chat and kept, as each mention listens to it. */
export type FindMentioned = (username: string) => MentionedPerson | undefined;

/** Around messages: says which `@names` are people. Without it none is. */
export const MentionedPeople = createContext<FindMentioned>(() => undefined);

/**
 * Who is meant by `@ana.` as it was typed: a username may end with a dot, and a sentence too.
 * @returns the person and the part of the text that names them.
 */
export function useMentioned(text: string): { person: MentionedPerson; named: string } | undefined {
  const find = useContext(MentionedPeople);
  for (let named = text; named.length > 1; named = named.slice(0, -1)) {
    const person = find(named.slice(1).toLowerCase());
    if (person) return { person, named };
    if (!/[.-]$/.test(named)) return undefined;
  }
  return undefined;
}
