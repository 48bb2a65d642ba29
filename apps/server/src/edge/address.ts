/**
 * Who counts as one for a rate limit: an IPv4 address, or an IPv6 network of 64 bits, which is what one customer gets
 * and may choose addresses in freely. An IPv4 address written as IPv6 is that IPv4 address.
 */
export function addressKey(address: string): string {
  if (!address.includes(":")) return address;
  const [plain = ""] = address.split("%");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain);
  if (mapped?.[1]) return mapped[1];
  return `${groups(plain).slice(0, 4).join(":")}::/64`;
}

/** The eight groups of an IPv6 address, each without leading zeros. */
function groups(address: string): string[] {
  // The URL parser knows every way to write one, and turns dotted ends into groups.
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail?.split(":").filter(Boolean) ?? [];
  return [...left, ...Array<string>(8 - left.length - right.length).fill("0"), ...right];
}
