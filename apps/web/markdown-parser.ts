import { fileURLToPath } from "node:url";
import type { Alias, Plugin } from "vite";

/*
 * What the Markdown parser brings along and this client does not need. The tests of src/markdown read with what is left, too.
 */

const shim = (find: RegExp, file: string): Alias => ({
  find,
  replacement: fileURLToPath(new URL(`src/markdown/shims/${file}`, import.meta.url)),
});

/** Its table of entities, which every browser has. Node.js does not. */
export const entitiesShim = shim(/^entities$/, "entities.ts");

/** Its other dependencies: see src/markdown/shims. */
export const parserShims = [
  shim(/^linkify-it$/, "linkify-it.ts"),
  shim(/^mdurl$/, "mdurl.ts"),
  shim(/^punycode\.js$/, "punycode.ts"),
  shim(/^uc\.micro$/, "uc-micro.ts"),
];

/** Raw HTML, the link finder and typographic quotes, which the options in src/markdown/parser.ts turn off. */
const unusedRules = ["html_block", "html_inline", "linkify", "replacements", "smartquotes"];

/** What only those of raw HTML use. It builds regular expressions when it is loaded, so that the bundler must keep it. */
const unusedFiles = ["common/html_blocks", "common/html_re", "rules_block/html_block", "rules_inline/html_inline"];

/**
 * Takes those rules out of the parser's lists, which would have them bundled: they return at once, and weigh a fifth of the parser.
 */
export function dropUnusedRules(): Plugin {
  return {
    name: "drop-unused-rules",
    transform: {
      filter: { id: /\/markdown-it\/dist\/markdown-it\.mjs$/ },
      handler: (code) => ({ code: unusedFiles.reduce(withoutFile, unusedRules.reduce(without, code)), map: null }),
    },
  };
}

function without(code: string, rule: string): string {
  // ["html_block", html_block, ["paragraph", …]],
  const listed = new RegExp(`\\[\\s*"${rule}",\\s*[\\w$]+(,\\s*\\[[^\\]]*\\])?\\s*\\],?`, "g");
  const shorter = code.replace(listed, "");
  if (shorter === code) throw new Error(`markdown-it has no rule ${rule}.`);
  return shorter;
}

function withoutFile(code: string, file: string): string {
  const shorter = code.replace(new RegExp(`//#region src/${file}\\.ts\\n.*?//#endregion`, "s"), "");
  if (shorter === code) throw new Error(`markdown-it has no file ${file}.`);
  return shorter;
}
