import { randomInt } from "node:crypto";
import { usernameRoot } from "@parley/api";

/**
 * Usernames for somebody who chose none, best first: made from the part before the @, or from the name, then the same with more
 * and more digits. Only the database knows which one is free.
 */
export function* suggestUsernames(person: { email: string; name: string }): Generator<string> {
  const sources = [person.email.split("@")[0]?.split("+")[0] ?? "", person.name];
  const root = sources.map(usernameRoot).find((found) => found !== undefined) ?? "user";
  yield root;
  for (let digits = 1; digits <= 8; digits++) yield `${root}${randomInt(10 ** (digits - 1), 10 ** digits)}`;
}
