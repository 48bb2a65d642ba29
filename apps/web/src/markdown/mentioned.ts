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

/** Resolves the names in messages. The functions stay the same as long as their results do. */
export interface Surroundings {
  /** The person with a lower-case username. */
  readonly person: (username: string) => MentionedPerson | undefined;
  /** The visible chat with a {@link chatTag}. */
  readonly chat: (tag: string) => NamedChat | undefined;
}

/** Tells which `@names` are people and which `#names` are chats. By default none are. */
export const MessageSurroundings = createContext<Surroundings>({ person: () => undefined, chat: () => undefined });

/** Whether `@all` or `@here` in this message mentioned everyone, which not everybody may do. */
export const CallsEveryone = createContext(false);

/** A chat's name as written after `#`, without spaces. Undefined when nothing of the name can be written so. */
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
  /** The part of the text that is the name. */
  readonly named: string;
}

/** Resolves a name like `@ana.`: a name may end with a dot, but so does a sentence. */
function longest<T>(text: string, find: (name: string) => T | undefined): Named<T> | undefined {
  for (let named = text; named.length > 1; named = named.slice(0, -1)) {
    const found = find(named.slice(1).toLowerCase());
    if (found) return { found, named };
    if (!/[.-]$/.test(named)) return undefined;
  }
  return undefined;
}

/** The mentioned person, and whether it is oneself. */
export function useMentioned(text: string): Named<Pick<MentionedPerson, "name" | "isMe">> | undefined {
  const callsEveryone = useContext(CallsEveryone);
  const { person } = useContext(MessageSurroundings);
  return longest(text, (name) =>
    callsEveryone && (name === "all" || name === "here") ? { name: "", isMe: true } : person(name),
  );
}

export const useNamedChat = (text: string): Named<NamedChat> | undefined =>
  longest(text, useContext(MessageSurroundings).chat);
