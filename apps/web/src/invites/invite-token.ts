/** The token in what somebody pasted: a whole invite link, or the token alone. Undefined when there is none in it. */
export function inviteTokenIn(pasted: string): string | undefined {
  const text = pasted.trim();
  return /\/invite\/([\w-]{16,200})(?:[/?#]|$)/.exec(text)?.[1] ?? /^[\w-]{16,200}$/.exec(text)?.[0];
}
