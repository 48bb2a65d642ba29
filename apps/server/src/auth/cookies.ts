/** A browser keeps no cookie longer; how long a session really lives is decided by its row. */
export const cookieSeconds = 400 * 24 * 60 * 60;

/**
 * What cookies are called and how they are set. Under https they have the `__Host-` prefix, with which a browser
 * takes them only from this very host and sends them only back there.
 */
export function sessionCookie(publicUrl: string) {
  const secure = new URL(publicUrl).protocol === "https:";
  const prefix = secure ? "__Host-parley" : "parley";
  return { prefix, name: `${prefix}.session`, secure };
}

/** The value of a cookie as it was set, or undefined. The first counts when there are several of that name. */
export function readCookie(header: string, name: string): string | undefined {
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return decode(pair.slice(at + 1).trim());
  }
  return undefined;
}

/** @returns undefined for a broken escape. */
export function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
