import { UsageError } from "../exit.ts";

export const defaultAddress = "http://localhost:3000";

const own = /^(localhost|127(\.\d+){3}|\[::1\])(?=[:/]|$)/i;

/**
 * The origin that somebody means: `chat.example.com` is https, this machine without a scheme is http.
 * @param from the option or variable that it came from, for the sentence.
 * @throws UsageError
 */
export function readAddress(given: string, from: string): string {
  const typed = given.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `${own.test(typed) ? "http" : "https"}://${typed}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  const known = url && /^https?:$/.test(url.protocol) && url.pathname === "/" && !/[?#@]/.test(typed);
  if (!known) throw new UsageError(`${from} must look like https://chat.example.com, without a path`);
  return url.origin;
}

/** Whether what is sent there can be read by others on the way. */
export const isReadableOnTheWay = (address: string): boolean => {
  const { protocol, host } = new URL(address);
  return protocol === "http:" && !own.test(host);
};
