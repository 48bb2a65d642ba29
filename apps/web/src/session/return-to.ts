/**
 * Where to go after signing in: a path within this site, or undefined. Whatever could lead elsewhere (`//host`, `/\host`,
 * a scheme) is refused, since the address may come from anyone.
 */
export function returnTo(to: unknown): string | undefined {
  if (typeof to !== "string" || !/^\/(?![/\\])/.test(to)) return undefined;
  const url = new URL(to, "http://here.invalid");
  const path = url.pathname + url.search + url.hash;
  // "/.//host" is a path of this site, and becomes "//host" on the way.
  return url.host === "here.invalid" && !path.startsWith("//") ? path : undefined;
}
