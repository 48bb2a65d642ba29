import type { Environment, OutputStream } from "../invocation.ts";
import { visible, visibleJson } from "./visible.ts";

type Look = "dim" | "bold" | "accent";

/** A part of a line. Control characters in it are made visible when it is written; no caller has to remember that. */
export type Part = string | { readonly text: string; readonly look: Look };
export type Line = readonly Part[];

export const dim = (text: string): Part => ({ text, look: "dim" });
export const bold = (text: string): Part => ({ text, look: "bold" });
export const accent = (text: string): Part => ({ text, look: "accent" });

export interface Output {
  /** A result: an object with --json, else lines for people. */
  result(value: object, lines: readonly Line[]): void;
  /** Results with columns, each an object with --json. */
  table<Item>(items: readonly Item[], shown: { value(item: Item): object; cells(item: Item): Line }): void;
  /** A message that is not a result, on standard error. */
  notice(sentence: string): void;
}

/** SGR codes that switch a look on and off. */
const codes: Record<Look, readonly [number, number]> = { dim: [2, 22], bold: [1, 22], accent: [36, 39] };

/** Whether colours are wanted: on a terminal only, and never with NO_COLOR (https://no-color.org). */
const hasColours = (screen: OutputStream, env: Environment) =>
  screen.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb";

interface OutputOptions {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Environment;
  readonly json: boolean;
}

export function createOutput({ stdout, stderr, env, json }: OutputOptions): Output {
  const coloured = hasColours(stdout, env);
  const write = (line: Line) => stdout.write(`${line.map((part) => drawn(part, coloured)).join("")}\n`);
  const writeJson = (value: object) => stdout.write(`${visibleJson(value)}\n`);
  return {
    result(value, lines) {
      if (json) writeJson(value);
      else lines.forEach(write);
    },
    table(items, { value, cells }) {
      if (json) for (const item of items) writeJson(value(item));
      else columns(items.map(cells)).forEach(write);
    },
    notice(sentence) {
      stderr.write(`${visible(sentence)}\n`);
    },
  };
}

const textOf = (part: Part) => visible(typeof part === "string" ? part : part.text);

function drawn(part: Part, coloured: boolean): string {
  const text = textOf(part);
  if (typeof part === "string" || !coloured || text === "") return text;
  const [on, off] = codes[part.look];
  return `\x1b[${on}m${text}\x1b[${off}m`;
}

/** Aligns cells in columns, two spaces apart. Nothing is truncated. */
function columns(rows: readonly Line[]): Line[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
    });
  }
  return rows.map((row) => {
    const last = row.findLastIndex((cell) => textOf(cell) !== "");
    return row.slice(0, last + 1).flatMap((cell, column): Part[] => {
      const gap = column === last ? 0 : (widths[column] ?? 0) - widthOf(cell) + 2;
      return [cell, " ".repeat(gap)];
    });
  });
}

const widthOf = (part: Part) => [...textOf(part)].length;
