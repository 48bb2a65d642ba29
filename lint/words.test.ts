// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the test cases are code.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

const loose = "Put this into words/en-more.ts";
const early = "Read words inside a function";
const sided = "Name the sides start and end";

/** Each row: a line of a component, and part of the reason why it is refused. */
const refused = [
  ["export const A = () => <p>Hello</p>;", loose],
  ["export const A = () => <p>{1} new</p>;", loose],
  [`export const A = () => <p>{"Hello"}</p>;`, loose],
  ["export const A = () => <p>{`Hello ${1}`}</p>;", loose],
  [`export const A = () => <p>{busy ? "Saving" : x}</p>;`, loose],
  [`export const A = () => <p>{busy ? x : "Save"}</p>;`, loose],
  [`export const A = () => <p>{busy && "Saving"}</p>;`, loose],
  [`export const A = () => <B aria-label="Close" />;`, loose],
  [`export const A = () => <B title={"Close"} />;`, loose],
  ["export const A = () => <B placeholder={`Write to ${1}`} />;", loose],
  [`export const A = () => <B alt="A cat" />;`, loose],
  [`export const A = () => <B label="Name" />;`, loose],
  ["export const a = words.cancel;", early],
  ["export const a = moreWords.you;", early],
  ["export const a = [{ label: words.account.name, do: () => words.cancel }];", early],
  [`export const A = () => <p className="flex ml-2" />;`, sided],
  [`export const A = () => <p className="md:hover:-pr-[3px]" />;`, sided],
  [`export const A = () => <p className={1 ? "left-0" : ""} />;`, sided],
  ["export const A = () => <p className={`text-left ${1}`} />;", sided],
  [`export const A = () => <p className="rounded-l" />;`, sided],
  [`export const A = () => <p className="rounded-tr-lg" />;`, sided],
  [`export const A = () => <p className="border-r-2 p-1" />;`, sided],
] as const;

const allowed = [
  `export const A = () => <B aria-label={words.cancel} title={words.close} className="border-line" alt="" />;`,
  "export const A = () => <p>{words.cancel} · {`${1}`}</p>;",
  "export function a() { return words.cancel; }",
  "export const a = { say: () => words.cancel, get it() { return words.cancel; } };",
  `export const A = () => <p className="ms-2 start-0 text-start rounded-lg rounded-s-lg border-s pe-4" />;`,
  `export const side = "left";`,
];

let folder: string;
let verdicts: Map<string, string>;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "words-")));
  for (const part of ["biome.json", "lint"]) cpSync(join(root, part), join(folder, part), { recursive: true });
  mkdirSync(join(folder, "apps/web/src"), { recursive: true });
  for (const [i, line] of [...refused.map(([line]) => line), ...allowed].entries()) {
    writeFileSync(join(folder, `apps/web/src/${i}.tsx`), `${line}\n`);
  }
  const biome = join(root, "node_modules/.bin/biome");
  const args = ["lint", "--vcs-enabled=false", "--max-diagnostics=none", "--reporter=github", "apps"];
  const { stdout } = spawnSync(biome, args, { cwd: folder, encoding: "utf8" });
  verdicts = new Map();
  for (const line of stdout.split("\n").filter((one) => one.includes("title=plugin"))) {
    const name = /src\/(\d+)\.tsx/.exec(line)?.[1] ?? "";
    verdicts.set(name, `${verdicts.get(name) ?? ""}${line}\n`);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each(refused.map(([line, reason], i) => [line, reason, i] as const))("%s is refused: %s", (_line, reason, i) => {
  expect(verdicts.get(String(i))).toContain(reason);
});

test.each(allowed.map((line, i) => [line, refused.length + i] as const))("%s is allowed", (_line, i) => {
  expect(verdicts.get(String(i))).toBeUndefined();
});
