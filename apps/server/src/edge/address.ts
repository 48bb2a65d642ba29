import { isIP } from "node:net";

/**
 * Who counts as one for a rate limit: an IPv4 address, or an IPv6 network of 64 bits, which is what one customer gets
 * and may choose addresses in freely. An IPv4 address written as IPv6 is that IPv4 address.
 *
 * Some proxies add the port, or a word for what they do not know. All that is no address counts as one.
 */
export function addressKey(address: string): string {
  const [plain = ""] = (isIP(address) ? address : withoutPort(address)).split("%");
  const version = isIP(plain);
  if (version === 4) return plain;
  if (version === 0) return "no address";
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain);
  return mapped?.[1] ?? `${groups(plain).slice(0, 4).join(":")}::/64`;
}

const withoutPort = (address: string) => address.replace(/^\[(.*)\](:\d+)?$/, "$1").replace(/^([\d.]+):\d+$/, "$1");

/** The eight groups of an IPv6 address, each without leading zeros. */
function groups(address: string): string[] {
  // The URL parser knows every way to write one, and turns dotted ends into groups.
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail?.split(":").filter(Boolean) ?? [];
  return [...left, ...Array<string>(8 - left.length - right.length).fill("0"), ...right];
}
