const allowed = new Set(["http:", "https:", "mailto:"]);

/** The only addresses that a link in a message may have; `javascript:` and its kin, and addresses inside this site, stay text. */
export function safeUrl(url: string): string | undefined {
  if (!/^(?:https?:\/\/|mailto:)/i.test(url) || !URL.canParse(url)) return undefined;
  return allowed.has(new URL(url).protocol) ? url : undefined;
}
