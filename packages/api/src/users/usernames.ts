/** Room for digits that make a name unique, below the 32 characters of a username. */
const rootLength = { min: 2, max: 24 };

/**
 * What of a text is allowed in a username: "Zoë Brun+news" becomes "zoe.brun-news". Undefined when too little is left,
 * as of "新人". Whether the name is free only the database can say; there is room behind it for digits.
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
