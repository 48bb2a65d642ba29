import { Image } from "lucide-react";
import type { ReactNode } from "react";
import { safeUrl } from "./safe-url.ts";

interface Target {
  url: string;
  title: string | undefined;
}

/** A link in a message. Where it may not lead, its words stand alone. */
export function TextLink({ url, title, children }: Target & { children: ReactNode }) {
  const href = safeUrl(url);
  if (!href) return children;
  return (
    <a href={href} title={title} target="_blank" rel="noopener noreferrer nofollow ugc">
      {children}
    </a>
  );
}

/**
 * Pictures from elsewhere are not loaded: whoever keeps them would learn who reads this, and when. They are links.
 */
export function ImageLink({ url, title, alt }: Target & { alt: string }) {
  return (
    <TextLink url={url} title={title}>
      <Image aria-hidden className="me-1 inline size-4 align-text-bottom" strokeWidth={1.8} />
      {alt || url}
    </TextLink>
  );
}
