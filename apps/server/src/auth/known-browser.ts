import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { cookieSeconds, readCookie, sessionCookie } from "./cookies.ts";

/**
 * Remembers, in a cookie, that somebody has signed in to an account in this browser before. Guesses at the password from there
 * are counted separately: otherwise an attacker who guesses all day would lock the owner out.
 *
 * The cookie grants no access. It does not reveal the account, and only the right password sets it.
 */
export function createKnownBrowser({ publicUrl, secret }: { publicUrl: string; secret: string }) {
  const { prefix, secure } = sessionCookie(publicUrl);
  const name = `${prefix}.browser`;

  const sign = (id: string, email: string) =>
    createHmac("sha256", secret).update(`known browser\n${id}\n${email}`).digest();

  return {
    /** The id of the browser, if `email` has signed in there before. */
    idOf(headers: IncomingHttpHeaders, email: string): string | undefined {
      const [id = "", signature = ""] = readCookie(headers.cookie ?? "", name)?.split(".") ?? [];
      const given = Buffer.from(signature, "base64url");
      const expected = sign(id, email);
      return given.length === expected.length && timingSafeEqual(given, expected) ? id : undefined;
    },
    /** The `Set-Cookie` for a browser in which `email` has just signed in. */
    cookieFor(email: string): string {
      const id = randomBytes(12).toString("base64url");
      const value = `${id}.${sign(id, email).toString("base64url")}`;
      return `${name}=${value}; Max-Age=${cookieSeconds}; Path=/; HttpOnly; ${secure ? "Secure; " : ""}SameSite=Lax`;
    },
  };
}
