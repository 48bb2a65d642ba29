import { isIP } from "node:net";

/**
 * The key under which an IP address is rate limited: an IPv4 address, or an IPv6 network of 64 bits, because one customer gets
 * that many addresses to choose from. An IPv4 address written as IPv6 counts as that IPv4 address.
 *
 * Some proxies append the port, or send a word if they do not know the address. Everything that is not an address shares one key.
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
  // The URL parser understands every notation, and converts dotted ends into groups.
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail?.split(":").filter(Boolean) ?? [];
  return [...left, ...Array<string>(8 - left.length - right.length).fill("0"), ...right];
}
