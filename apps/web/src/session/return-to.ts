import type { Path } from "../routing/address.ts";

/**
 * Where to go after signing in: a path within this site, or undefined. Anything that could lead elsewhere (`//host`, `/\host`, a
 * scheme) is refused, because the URL may come from anyone.
 */
export function returnTo(to: string): Path | undefined {
  if (!/^\/(?![/\\])/.test(to)) return undefined;
  const url = new URL(to, "http://here.invalid");
  const path = url.pathname + url.search + url.hash;
  // "/.//host" is a path on this site, but is normalised to "//host".
  return url.host === "here.invalid" && !path.startsWith("//") ? (path as Path) : undefined;
}
