import { UsageError } from "../exit.ts";

export const defaultAddress = "http://localhost:3000";

const own = /^(localhost|127(\.\d+){3}|\[::1\])(?=[:/]|$)/i;

/**
 * The origin of an address as typed: without a scheme, `chat.example.com` is https and this machine is http.
 * @param from the option or variable that it came from, for the error message.
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

/** Whether others on the network path can read what is sent there. */
export const isReadableOnTheWay = (address: string): boolean => {
  const { protocol, host } = new URL(address);
  return protocol === "http:" && !own.test(host);
};
