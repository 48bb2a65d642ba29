/** Leaves room below the 32 characters of a username for digits that make it unique. */
const rootLength = { min: 2, max: 24 };

/**
 * Turns a text into a username: "Zoë Brun+news" becomes "zoe.brun-news". Undefined when too little is left, as with "新人".
 * Only the database knows whether the username is free; there is room for digits after it.
 */
export function usernameRoot(text: string): string | undefined {
  const root = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\s+/g, ".")
    .replace(/[^a-z0-9_.-]+/g, "-")
    .slice(0, rootLength.max)
    .replace(/^[-._]+|[-._]+$/g, "")
    .replace(/^(deleted\.+)+/, "");
  return root.length >= rootLength.min ? root : undefined;
}
