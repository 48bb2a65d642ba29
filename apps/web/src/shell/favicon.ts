/** What is waiting for the person. */
export type Waiting = "nothing" | "unread" | "mention";

const marks: Record<Waiting, string> = {
  nothing: "/favicon.svg",
  unread: "/favicon-unread.svg",
  mention: "/favicon-mention.svg",
};

/** Puts a dot on the favicon. The variants are files of our own, because of the content security policy. */
export function showInFavicon(waiting: Waiting): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"][type="image/svg+xml"]');
  const href = marks[waiting];
  if (link && link.getAttribute("href") !== href) link.href = href;
}
