import { createHmac, timingSafeEqual } from "node:crypto";

/** No browser keeps a cookie longer; how long a session really lasts is decided by its row. */
export const cookieSeconds = 400 * 24 * 60 * 60;

/**
 * The names and attributes of cookies. Under https they have the `__Host-` prefix, with which a browser accepts them only from
 * this very host and sends them only back there.
 */
export function sessionCookie(publicUrl: string) {
  const secure = new URL(publicUrl).protocol === "https:";
  const prefix = secure ? "__Host-parley" : "parley";
  return { prefix, name: `${prefix}.session`, secure };
}

/** The value of a cookie as it was set, or undefined. If there are several of that name, the first counts. */
export function readCookie(header: string, name: string): string | undefined {
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return decode(pair.slice(at + 1).trim());
  }
  return undefined;
}

const signatureOf = (token: string, secret: string) => createHmac("sha256", secret).update(token).digest();

/** `token.signature`, signed as better-auth signs its cookies: HMAC-SHA256 in base64. */
export const signToken = (token: string, secret: string): string =>
  `${token}.${signatureOf(token, secret).toString("base64")}`;

/** @returns the token out of `token.signature`, or undefined when the signature is not ours. */
export function verifyToken(signed: string | undefined, secret: string): string | undefined {
  const dot = signed?.lastIndexOf(".") ?? -1;
  if (!signed || dot < 1) return undefined;
  const token = signed.slice(0, dot);
  const expected = signatureOf(token, secret);
  const given = Buffer.from(signed.slice(dot + 1), "base64");
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined;
}

/** @returns undefined for an invalid escape. */
export function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
