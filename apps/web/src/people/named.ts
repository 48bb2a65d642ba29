import type { Message } from "@parley/client";
import { words } from "../words/words.ts";

/** A person as shown: whoever deleted their account gets a name in the reader's language. */
export const named = <Person extends Pick<Message["user"], "name" | "username">>(person: Person): Person =>
  person.username.startsWith("deleted.") ? { ...person, name: words.people.deleted } : person;
