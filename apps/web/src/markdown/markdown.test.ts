import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Markdown } from "./markdown.tsx";
import { CallsEveryone, chatTag, MessageSurroundings, type Surroundings } from "./mentioned.ts";
import { plainWords } from "./read.ts";
import { shapeOfOurs } from "./testing/shape.ts";

const drawn = (text: string) => renderToStaticMarkup(createElement(Markdown, { text }));
const shown = (text: string) => shapeOfOurs(drawn(text)).replaceAll("&#34;", '"');
const links = (text: string) => [...drawn(text).matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href);

describe("GFM", () => {
  it.each([
    ["~~gone~~ and ~gone~", "<p><del>gone</del> and <del>gone</del></p>"],
    ["a ~~~not~~~ ~ b ~", "<p>a ~~~not~~~ ~ b ~</p>"],
    ["~~a~ b", "<p>~~a~ b</p>"],
    ["~~a **b~~ c**", "<p><del>a **b</del> c**</p>"],
  ])("strikes through %s", (text, html) => {
    expect(shown(`x\n\n${text}`)).toBe(`<p>x</p>${html}`);
  });

  it("draws task list items as done or not done", () => {
    const html = drawn("- [x] paint\n- [ ] sweep\n- [y] neither");
    expect(html).toContain('<li data-task="true">');
    expect(html).toContain('aria-label="Not done"');
    expect(html).toContain("<li>[y] neither</li>");
  });

  it("draws tables with the given alignment", () => {
    const html = drawn("| a | b |\n|:-:|--:|\n| 1 | *2* |\n| 3 |");
    expect(html).toContain('<th data-align="center">a</th><th data-align="right">b</th>');
    expect(html).toContain("<em>2</em>");
    expect(html.match(/<td/g)).toHaveLength(4);
  });
});

describe("links", () => {
  it.each([
    ["see https://example.com/a?b=c#d now", "https://example.com/a?b=c#d"],
    ["http://localhost:3000", "http://localhost:3000"],
    ["HTTPS://EXAMPLE.COM/Path", "HTTPS://EXAMPLE.COM/Path"],
    ["https://en.wikipedia.org/wiki/Cat_(animal)", "https://en.wikipedia.org/wiki/Cat_(animal)"],
    ["https://example.com/a_b_c*d", "https://example.com/a_b_c*d"],
    ["(https://example.com/a)", "https://example.com/a"],
    ["Read https://example.com/a.", "https://example.com/a"],
    ["**https://example.com/a**", "https://example.com/a"],
    ["||https://example.com/a||", "https://example.com/a"],
    ["«https://example.com/a»", "https://example.com/a"],
    ["[https://a.example](https://example.com/a)", "https://example.com/a"],
    ["www.example.com/a", "http://www.example.com/a"],
    ["Ask ana.b@example.com.", "mailto:ana.b@example.com"],
    ["<https://example.com/a>", "https://example.com/a"],
    ["https://example.com/\u202egpj.exe", "https://example.com/"],
    ["javascript:location='https://example.com/'", "https://example.com/"],
  ])("%s links to %s", (text, href) => {
    expect(links(text)).toEqual([href]);
  });

  it.each([
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x)",
    "<javascript:alert(1)>",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "![x](javascript:alert(1))",
    "[x](//example.com)",
    "[x](/settings)",
    "[x](file:///etc/passwd)",
    "file:///etc/passwd",
    "ftp://example.com",
    "https://",
    "http://.:99999",
    "xhttps://example.com",
    "example.com",
  ])("%s is not a link", (text) => {
    expect(links(text)).toEqual([]);
  });

  it("open in a new tab, without a referrer", () => {
    expect(drawn("https://example.com")).toContain('target="_blank" rel="noopener noreferrer nofollow ugc"');
  });

  it("replace images", () => {
    expect(drawn("![a cat](https://example.com/cat.png)")).not.toContain("<img");
    expect(links("![a cat](https://example.com/cat.png)")).toEqual(["https://example.com/cat.png"]);
  });
});

describe("chat extensions", () => {
  it("hides text between double bars until it is revealed", () => {
    const html = drawn("it was ||the *butler*|| all along");
    expect(html).toContain('role="button"');
    expect(html).toMatch(/inert[^>]*>the <em>butler<\/em>/);
  });

  it.each(["a || b", "||||", "|| ||", "||a", "`||a||`"])("hides nothing in %s", (text) => {
    expect(drawn(text)).not.toContain('role="button"');
  });

  it("keeps the lines as they were typed", () => {
    expect(shown("one\ntwo")).toBe("<p>one\ntwo</p>");
  });

  it("ends a quote after its last marked line", () => {
    expect(shown("> is it?\nit is")).toBe("<blockquote><p>is it?</p></blockquote><p>it is</p>");
  });

  it("enlarges a message of a few emoji only", () => {
    expect(drawn("🎉 👍🏽")).toContain("text-[2rem]");
    expect(drawn("1️⃣ ❤️")).toContain("text-[2rem]");
    expect(drawn("1 2 3")).not.toContain("text-[2rem]");
    expect(drawn("🎉 hurray")).not.toContain("text-[2rem]");
    expect(drawn("🎉🎉🎉🎉🎉🎉🎉")).not.toContain("text-[2rem]");
  });

  const near: Surroundings = {
    person: (name) =>
      new Map([
        ["ana", { userId: "1", name: "Ana", isMe: false }],
        ["ben.", { userId: "2", name: "Ben", isMe: true }],
      ]).get(name),
    chat: (tag) => (tag === "spring-fair" ? { groupId: "g", chatId: "c", name: "Spring fair" } : undefined),
  };
  const drawnNear = (text: string) =>
    renderToStaticMarkup(
      createElement(MessageSurroundings.Provider, { value: near }, createElement(Markdown, { text })),
    );

  it("marks mentions of members, and highlights those of oneself", () => {
    const html = drawnNear("@Ana. @ben. @carl a@ana **@ana** `@ana`");
    expect(html.match(/<span title="Ana"[^>]*>@Ana<\/span>\./)).not.toBeNull();
    expect(html.match(/<span[^>]*bg-notice-soft[^>]*>@ben\.<\/span>/)).not.toBeNull();
    expect(html.match(/title="Ana"/g)).toHaveLength(2);
    expect(html).toContain(" @carl a@ana ");
  });

  it("marks @here and @all only in a message that did mention everyone", () => {
    const text = "look @here, @All.";
    const calling = createElement(CallsEveryone.Provider, { value: true }, createElement(Markdown, { text }));
    expect(renderToStaticMarkup(calling).match(/bg-notice-soft[^>]*>@(here|All)</g)).toHaveLength(2);
    expect(drawnNear(text)).not.toContain("bg-notice-soft");
  });

  it("links to the chats that one can see", () => {
    const html = drawnNear("in #spring-fair. Not #secret, and not c#spring-fair");
    expect(html.match(/<a [^>]*href="\/g\/g\/c\/c"[^>]*>#spring-fair<\/a>\./)).not.toBeNull();
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toContain("Not #secret");
  });

  it.each([
    ["Spring fair", "spring-fair"],
    ["  R&D (new)", "rd-new"],
    ["Größe_1.2", "größe_1.2"],
    ["🎉", undefined],
  ])("gives the chat %j the tag %j", (name, tag) => {
    expect(chatTag(name)).toBe(tag);
  });
});

it("reduces a message to plain text, without hidden text", () => {
  expect(plainWords("# Hi\n\n- **one** ||two||\n- [three](https://a.example)\n\n```js\nfour\n```\n> five")).toBe(
    "Hi one … three four five",
  );
});
