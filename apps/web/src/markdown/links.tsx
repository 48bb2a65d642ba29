import { useRouter } from "@tanstack/react-router";
import { Image } from "lucide-react";
import type { MouseEvent, ReactNode } from "react";
import { safeUrl } from "./safe-url.ts";

interface Target {
  url: string;
  title: string | undefined;
}

/** A link in a message; only its text if the URL is not allowed. */
export function TextLink({ url, title, children }: Target & { children: ReactNode }) {
  const href = safeUrl(url);
  if (!href) return children;
  const path = pathInside(href);
  if (path) {
    return (
      <InsideLink path={path} title={title}>
        {children}
      </InsideLink>
    );
  }
  return (
    <a href={href} title={title} target="_blank" rel="noopener noreferrer nofollow ugc">
      {children}
    </a>
  );
}

/** The path of a link to a chat or message, which opens in the client. All other links are treated as external. */
function pathInside(href: string): string | undefined {
  if (typeof location === "undefined") return undefined;
  const { origin, pathname, search } = new URL(href);
  return origin === location.origin && /^\/g\/[0-9a-f-]+\/c\//.test(pathname) ? pathname + search : undefined;
}

/** A link within the client. */
export function InsideLink({
  path,
  title,
  children,
}: {
  path: string;
  title: string | undefined;
  children: ReactNode;
}) {
  const router = useRouter({ warn: false });
  const follow = (event: MouseEvent) => {
    if (!router || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void router.navigate({ href: path });
  };
  return (
    <a href={path} title={title} rel="nofollow ugc" onClick={follow}>
      {children}
    </a>
  );
}

/**
 * Images from elsewhere are shown as links and not loaded: whoever hosts them would learn who reads this, and when.
 */
export function ImageLink({ url, title, alt }: Target & { alt: string }) {
  return (
    <TextLink url={url} title={title}>
      <Image aria-hidden className="me-1 inline size-4 align-text-bottom" strokeWidth={1.8} />
      {alt || url}
    </TextLink>
  );
}
