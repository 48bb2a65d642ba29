import { Image } from "lucide-react";
import type { ReactNode } from "react";
import type { Path } from "../routing/address.ts";
import { Link } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
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
      <Link to={path} title={title} rel="nofollow ugc">
        {children}
      </Link>
    );
  }
  return (
    <a href={href} title={title} target="_blank" rel="noopener noreferrer nofollow ugc">
      {children}
    </a>
  );
}

/** The path of a link to a chat or message, which opens in the client. All other links are treated as external. */
function pathInside(href: string): Path | undefined {
  if (typeof location === "undefined") return undefined;
  const url = new URL(href);
  const given = url.origin === location.origin ? paths.chat.read(url) : undefined;
  return given && paths.chat(given);
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
