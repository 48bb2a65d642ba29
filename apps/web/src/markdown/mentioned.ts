import { createContext, useContext } from "react";

export interface MentionedPerson {
  readonly userId: string;
  readonly name: string;
  readonly isMe: boolean;
}

export interface NamedChat {
  readonly groupId: string;
  readonly chatId: string;
  readonly name: string;
}

/** Who and what is near a message, and can be named in it. The functions stay the same as long as their answers do. */
export interface Surroundings {
  /** Who has a username, in small letters. */
  readonly person: (username: string) => MentionedPerson | undefined;
  /** The chat with a {@link chatTag}, if one can see it. */
  readonly chat: (tag: string) => NamedChat | undefined;
}

/** Around messages: says which `@names` are people and which `#names` are chats. Without it none is. */
export const MessageSurroundings = createContext<Surroundings>({ person: () => undefined, chat: () => undefined });

/** Around one message: whether its `@all` or `@here` called everyone, which not everybody may. */
export const CallsEveryone = createContext(false);

/** What a chat is called behind `#`, where no name has spaces. Undefined when nothing of the name can stand there. */
export function chatTag(name: string): string | undefined {
  const tag = name
    .toLowerCase()
    .trim()
    .replace(/\s+/g, "-")
    .replace(/[^\p{L}\p{N}_.-]/gu, "");
  return /^[\p{L}\p{N}]/u.test(tag) ? tag : undefined;
}

interface Named<T> {
  readonly found: T;
  /** The part of what was typed that names it. */
  readonly named: string;
}

/** What is meant by `@ana.` as it was typed: a name may end with a dot, and a sentence too. */
function longest<T>(text: string, find: (name: string) => T | undefined): Named<T> | undefined {
  for (let named = text; named.length > 1; named = named.slice(0, -1)) {
    const found = find(named.slice(1).toLowerCase());
    if (found) return { found, named };
    if (!/[.-]$/.test(named)) return undefined;
  }
  return undefined;
}

/** Who is meant, and whether oneself is among them. */
export function useMentioned(text: string): Named<Pick<MentionedPerson, "name" | "isMe">> | undefined {
  const callsEveryone = useContext(CallsEveryone);
  const { person } = useContext(MessageSurroundings);
  return longest(text, (name) =>
    callsEveryone && (name === "all" || name === "here") ? { name: "", isMe: true } : person(name),
  );
}

export const useNamedChat = (text: string): Named<NamedChat> | undefined =>
  longest(text, useContext(MessageSurroundings).chat);
