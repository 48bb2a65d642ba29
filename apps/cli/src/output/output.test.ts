import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { accent, bold, createOutput, dim, type Line } from "./output.ts";

function draw(lines: readonly Line[], { isTTY = true, env = {} as Record<string, string>, json = false } = {}) {
  const stdout = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY });
  const output = createOutput({ stdout, stderr: stdout, env, json });
  output.result({ text: "value" }, lines);
  return String(stdout.read());
}

const line: Line = [bold("ada"), " ", dim("\x1b]0;title\x07"), accent("\x1b[31mred")];

test("a terminal gets our colours, but no escape sequences from the text", () => {
  expect(draw([line])).toBe("\x1b[1mada\x1b[22m \x1b[2m␛]0;title␇\x1b[22m\x1b[36m␛[31mred\x1b[39m\n");
});

test.each([
  ["a pipe", { isTTY: false }],
  ["NO_COLOR", { env: { NO_COLOR: "1" } }],
  ["a dumb terminal", { env: { TERM: "dumb" } }],
])("%s gets no colours", (_, options) => {
  expect(draw([line], options)).toBe("ada ␛]0;title␇␛[31mred\n");
});

test("an empty NO_COLOR does not turn colours off", () => {
  expect(draw([[bold("x")]], { env: { NO_COLOR: "" } })).toContain("\x1b[1m");
});

test("--json prints the value on one line", () => {
  expect(draw([line], { json: true })).toBe('{"text":"value"}\n');
});

test("columns are aligned, whatever they contain", () => {
  const stdout = new PassThrough({ encoding: "utf8" });
  const output = createOutput({ stdout, stderr: stdout, env: {}, json: false });
  const rows = [
    ["a", "1", ""],
    ["\x1bbb", "22", "x"],
    ["你好", "", ""],
  ];
  output.table(rows, { value: (row) => row, cells: (row) => row });
  expect(String(stdout.read())).toBe("a    1\n␛bb  22  x\n你好\n");
});
