import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";

const family = "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}";

/** Texts that break naive programs. */
export const hostileTexts: readonly string[] = [
  "",
  " ",
  "\n\t\r",
  "\0",
  "a\0b",
  "\ud800",
  "a\udc00b",
  "\udbff\ud83d\ude00",
  "\u200b",
  "\u200d\u2060\ufeff\u00ad",
  "\u3164",
  "\u2800",
  "\u202etxet desrever\u202c",
  "\u2066a\u2069",
  "a\u2028b\u2029c",
  "a\nb",
  "\u0007\u001b[31m",
  "\u{1f600}",
  family,
  family.repeat(1_429),
  "x".repeat(80),
  "x".repeat(81),
  "x".repeat(500),
  "x".repeat(501),
  "x".repeat(10_000),
  "x".repeat(10_001),
  "\u{1f600}".repeat(10_000),
  "\u{1f600}".repeat(10_001),
  `e${"\u0301".repeat(2_000)}`,
  "\ufdfd".repeat(80),
  "'; drop table messages; --",
  "$1 %s {{7}} \\",
  "<script>alert(1)</script>",
  "null",
  "constructor",
  "__proto__",
  "toString",
  "5",
  "-1",
  "1e18",
  "owner",
  "superuser",
  "OWNER",
  "00000000-0000-0000-0000-000000000000",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  "0190-7d2f",
  "{01907d2f-1111-7111-8111-111111111111}",
  "urn:uuid:01907d2f-1111-7111-8111-111111111111",
  "https://pictures.example/\0",
  "https://pictures.example/\ud800",
  "https://pictures.example/\u202e.png",
  "https://pictures.example/a b\tc",
  "https://",
  "HTTPS://PICTURES.EXAMPLE/",
  "javascript:alert(1)//https://",
  `https://pictures.example/${"x".repeat(2_000)}`,
];

/** Other values that do. JSON can express all but the last three. */
export const hostileValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  0.5,
  100,
  101,
  2 ** 31,
  2 ** 53 - 1,
  2 ** 53,
  10 ** 18,
  10 ** 400,
  -0,
  [],
  ["a"],
  {},
  { length: 1 },
  JSON.parse('{"__proto__":{"polluted":true}}'),
  JSON.parse('{"toString":1,"valueOf":null}'),
  [[[[[[[[]]]]]]]],
  undefined,
  Number.NaN,
  () => "text",
];

/** An object with one more field, even if its name is `__proto__`, as JSON.parse would create it. */
export const withField = (fields: object, name: string, value: unknown): object =>
  Object.defineProperty({ ...fields }, name, { value, enumerable: true, configurable: true, writable: true });

/** Any input that a program could send, from nonsense to something close to `example`. */
export function hostileInputs(example: Record<string, unknown>): fc.Arbitrary<unknown> {
  const value = fc.oneof(
    fc.constantFrom(...hostileTexts),
    fc.constantFrom(...hostileValues),
    fc.constantFrom(...Object.values(example), uuidv7()),
    fc.string({ unit: "binary", maxLength: 100 }),
    fc.integer(),
    fc.double(),
    fc.jsonValue(),
  );
  const others = fc.record(Object.fromEntries(Object.keys(example).map((field) => [field, value])), {
    requiredKeys: [],
  });
  const nearly = others.map((fields) => ({ ...example, ...fields }));
  const name = fc.constantFrom("__proto__", "constructor", "id", "userId", "role", "toString", "\0", "");
  const more = fc.tuple(nearly, name, value).map(([fields, key, extra]) => withField(fields, key, extra));
  return fc.oneof({ weight: 4, arbitrary: nearly }, more, others, fc.jsonValue());
}
