import { deletedPrefix } from "@parley/api/limits";
import type { Message } from "@parley/client";
import { words } from "../words/words.ts";

/** Whether somebody has deleted their account: there is nobody left to mention. */
export const isDeleted = ({ username }: Pick<Message["user"], "username">): boolean =>
  username.startsWith(deletedPrefix);

/** A person as shown: whoever deleted their account gets a name in the reader's language. */
export const named = <Person extends Pick<Message["user"], "name" | "username">>(person: Person): Person =>
  isDeleted(person) ? { ...person, name: words.people.deleted } : person;
