import { createRequire } from "node:module";
import fc from "fast-check";
import { expect, it } from "vitest";
import { encodeUrl } from "./parser.ts";

/** The parser's own, which the build leaves out. */
const { encode } = createRequire(createRequire(import.meta.url).resolve("markdown-it"))("mdurl") as {
  encode(url: string): string;
};

it("encodes a URL as the parser would", () => {
  const pieces = [...'%/?#[]\\<>" ^`{|}ab2é😀', "%2", "%25", "%c3%A9", "\ud800", "\udc00"];
  const urls = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 2 })));
  fc.assert(
    fc.property(urls, (parts) => {
      const url = parts.join("");
      expect(encodeUrl(url)).toBe(encode(url));
    }),
  );
});
