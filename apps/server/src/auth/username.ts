import { randomInt } from "node:crypto";

/** Room for the digits that make a name unique, below the 32 characters of a username. */
const roots = { minLength: 2, maxLength: 24 };

/** Something that is allowed in a username: "Zoë Brun+news" becomes "zoe.brun-news". */
function normalise(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\s+/g, ".")
    .replace(/[^a-z0-9_.-]+/g, "-")
    .slice(0, roots.maxLength)
    .replace(/^[-._]+|[-._]+$/g, "")
    .replace(/^deleted\.+/, "");
}

/**
 * Usernames for someone who chose none, the best first: from what stands before the @, or from the name, then the same
 * with more and more digits. Which one is free only the database can say.
 */
export function* suggestUsernames(person: { email: string; name: string }): Generator<string> {
  const sources = [person.email.split("@")[0]?.split("+")[0] ?? "", person.name];
  const root = sources.map(normalise).find((text) => text.length >= roots.minLength) ?? "user";
  yield root;
  for (let digits = 1; digits <= 8; digits++) yield `${root}${randomInt(10 ** (digits - 1), 10 ** digits)}`;
}
