const allowed = new Set(["http:", "https:", "mailto:"]);

/** The URLs allowed for links in messages; `javascript:` and the like, and relative URLs, stay text. */
export function safeUrl(url: string): string | undefined {
  if (!/^(?:https?:\/\/|mailto:)/i.test(url) || !URL.canParse(url)) return undefined;
  return allowed.has(new URL(url).protocol) ? url : undefined;
}
