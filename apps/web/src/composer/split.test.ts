import { limits } from "@parley/api/limits";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTokens } from "../markdown/parser.ts";
import { splitText } from "./split.ts";

const bare = (text: string) => text.replace(/\s+/g, "");

/** What is shown as code, and what is shown as text. */
function shown(messages: readonly string[]) {
  const tokens = messages.flatMap((message) => readTokens(message)?.tokens ?? []);
  const contents = (type: string) => bare(tokens.map((token) => (token.type === type ? token.content : "")).join(""));
  return { code: contents("fence"), text: contents("inline") };
}

describe("a text that is too long", () => {
  it("is not split when it is short enough", () => {
    expect(splitText("a".repeat(limits.messageLength))).toBeUndefined();
  });

  it("is split between paragraphs where possible", () => {
    const paragraph = `${"word ".repeat(600).trim()}\n\n`;
    const parts = splitText(paragraph.repeat(8));
    expect(parts?.length).toBe(3);
    for (const part of parts ?? []) expect(part.endsWith("word")).toBe(true);
  });

  it("loses nothing, and every part is short enough", () => {
    const piece = fc.constantFrom("word ", "\n", "\n\n", "x".repeat(700), "👩🏽‍🚀", "- item\n", "ü".repeat(90));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 60, maxLength: 200 }), (pieces) => {
        const text = pieces.join("");
        const parts = splitText(text);
        if (!parts) return;
        expect(bare(parts.join(""))).toBe(bare(text));
        for (const part of parts) expect([...part].length).toBeLessThanOrEqual(limits.messageLength);
      }),
    );
  });

  it("keeps code inside a code block in every part", () => {
    const parts = splitText(`before\n\`\`\`ts\n${"let a = 1;\n".repeat(2_000)}\`\`\`\nafter`) ?? [];
    expect(parts.length).toBeGreaterThan(1);
    expect(parts[1]).toMatch(/^```ts\nlet a = 1;/);
    for (const part of parts) expect(part.match(/^```/gm)?.length).toBe(2);
    expect(parts.at(-1)).toMatch(/```\nafter$/);
  });

  it("keeps code as code and text as text, whatever the fences look like", () => {
    const fences = ["```", "````", "`````", "~~~", "~~~~"].flatMap((marks) => [marks, `   ${marks}`, ` ${marks}ts`]);
    const short = fc.constantFrom(...fences, "~~~ `a` ~", "``` `not` a fence", "", "word word");
    const lines = fc.oneof(short, fc.constant("x".repeat(700)));
    fc.assert(
      fc.property(fc.array(lines, { minLength: 60, maxLength: 200 }), (written) => {
        const text = written.join("\n");
        const parts = splitText(text) ?? [];
        fc.pre(parts.length > 1);
        expect(shown(parts)).toEqual(shown([text]));
      }),
    );
  });

  it("is not split when there would be too many parts", () => {
    expect(splitText("word ".repeat(100_000))).toBeUndefined();
  });
});
