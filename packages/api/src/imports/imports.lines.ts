import type { z } from "zod";
import { type ImportedLine, importedLine } from "./imports.schema.ts";

/** A parsed line of a file, or why it was rejected, in a sentence that names the field. */
export type ReadLine = { readonly line: ImportedLine } | { readonly refusal: string };

/** Reads one line of JSON. Never throws. */
export function readImportedLine(text: string): ReadLine {
  const json = parseJson(text);
  if (!json) return { refusal: "This is not JSON." };
  const parsed = importedLine.safeParse(json.value);
  return parsed.success ? { line: parsed.data } : { refusal: refusalOf(parsed.error.issues[0], json.value) };
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function refusalOf(issue: z.core.$ZodIssue | undefined, value: unknown): string {
  const field = issue?.path.join(".");
  if (!issue || !field)
    return 'A line is an object such as {"at": "2009-06-30T16:25:00Z", "author": "ada", "text": "Hi"}.';
  if (issue.code !== "invalid_type") return `${field}: ${issue.message}`;
  const missing = typeof value === "object" && value !== null && !Object.hasOwn(value, field);
  return missing ? `${field} is missing.` : `${field} must be text.`;
}
