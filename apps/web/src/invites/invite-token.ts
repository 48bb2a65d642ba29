/** The token in a pasted text: a whole invite link, or only the token. Undefined when there is none. */
export function inviteTokenIn(pasted: string): string | undefined {
  const text = pasted.trim();
  return /\/invite\/([\w-]{16,200})(?:[/?#]|$)/.exec(text)?.[1] ?? /^[\w-]{16,200}$/.exec(text)?.[0];
}
