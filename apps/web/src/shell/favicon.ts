/** What waits: messages, or one that is meant for oneself. */
export type Waiting = "nothing" | "unread" | "mention";

const marks: Record<Waiting, string> = {
  nothing: "/favicon.svg",
  unread: "/favicon-unread.svg",
  mention: "/favicon-mention.svg",
};

/** Puts a dot on the mark in the browser's tab. Pictures of our own, as the security policy has it. */
export function showInFavicon(waiting: Waiting): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"][type="image/svg+xml"]');
  const href = marks[waiting];
  if (link && link.getAttribute("href") !== href) link.href = href;
}
