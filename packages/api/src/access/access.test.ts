import { describe, expect, test } from "vitest";
import { z } from "zod";
import * as accountFields from "../accounts/accounts.schema.ts";
import { type Path, procedures } from "../testing/call.ts";
import { readPermissions, roles, writePermissions } from "./permissions.ts";

/*
 * What must be true of every procedure there is and will be. Behaviour is the business of matrix.test.ts.
 */

/** Needs no sign-in. Think twice before this list gets longer. */
const open: Path[] = ["invites.preview"];

const doors = new Set<string>([...Object.keys(readPermissions), ...Object.keys(writePermissions), "own account"]);

test("there are procedures to look at", () => {
  expect(procedures.map(({ path }) => path)).toContain("messages.send");
  expect(procedures.length).toBeGreaterThan(35);
});

describe.each(procedures)("$path", ({ path, type, meta, inputs }) => {
  test("says behind which door it stands, unless it is on the open list", () => {
    const access = meta?.access ?? "nothing at all";
    if (open.includes(path)) expect(access).toBe("anyone");
    else expect([...doors]).toContain(access);
  });

  test("is a query if its permission is to look, a mutation if it is to change", () => {
    expect(type === "subscription").toBe(path === "events.stream");
    if (meta && meta.access in readPermissions) expect(type).toBe("query");
    if (meta && meta.access in writePermissions) expect(type).toBe("mutation");
  });

  test("takes one strict object, in which everything has a bound", () => {
    expect(inputs).toHaveLength(1);
    expect(inputs.every(strict)).toBe(true);
    expect(inputs.flatMap((input) => unbounded(input))).toEqual([]);
  });
});

test("every field of the sign-in routes has a bound", () => {
  const fields = Object.values(accountFields).map((field) => (field instanceof z.ZodType ? field : z.object(field)));
  expect(fields.length).toBeGreaterThan(5);
  expect(fields.flatMap((field) => unbounded(field))).toEqual([]);
});

test("the permission table names only roles that exist, and lets nobody do more than those above", () => {
  for (const allowed of [...Object.values(readPermissions), ...Object.values(writePermissions)]) {
    expect(allowed).toEqual(roles.slice(0, allowed.length));
  }
});

describe("the walk through schemas", () => {
  test("finds what has no bound, however deep it lies", () => {
    const inside = z.strictObject({ a: z.array(z.union([z.string(), z.string().max(3)]).nullable()).max(3) });
    expect(unbounded(inside)).toEqual(["a[]"]);
    expect(unbounded(z.array(z.string().max(3)))).toEqual([""]);
    expect(unbounded(z.string().trim().pipe(z.string()).optional())).toEqual(["", ""]);
    expect(unbounded(z.strictObject({ url: z.url(), anything: z.unknown() }))).toEqual(["url", "anything"]);
    expect(unbounded(z.strictObject({ id: z.uuid(), regex: z.string().regex(/^a{1,3}$/), n: z.int() }))).toEqual([]);
    expect(unbounded(z.string().regex(/^a+$/))).toEqual([""]);
    expect(unbounded(z.number())).toEqual([""]);
  });

  test("tells strict objects from others", () => {
    expect(strict(z.strictObject({}).optional())).toBe(true);
    expect(strict(z.strictObject({ inner: z.strictObject({}) }))).toBe(true);
    for (const loose of [z.object({}), z.looseObject({}), z.strictObject({ inner: z.object({}) }), z.string()]) {
      expect(strict(loose)).toBe(false);
    }
  });
});

type Schema = z.core.$ZodType;
type Def = z.core.$ZodTypes["_zod"]["def"];

const defOf = (schema: Schema) => schema._zod.def as Def;

/** What lies directly inside a schema, with how it is reached. */
function inner(def: Def): [string, Schema][] {
  switch (def.type) {
    case "object":
      return Object.entries(def.shape);
    case "array":
      return [["[]", def.element]];
    case "union":
      return def.options.map((option) => ["", option]);
    case "pipe":
      return [
        ["", def.in],
        ["", def.out],
      ];
    case "optional":
    case "nullable":
    case "default":
      return [["", def.innerType]];
    default:
      return [];
  }
}

function strict(schema: Schema): boolean {
  const def = defOf(schema);
  if (def.type === "optional") return strict(def.innerType);
  if (def.type !== "object" || !def.catchall || defOf(def.catchall).type !== "never") return false;
  return objectsIn(schema).every((object) => object === schema || strict(object));
}

function objectsIn(schema: Schema): Schema[] {
  const def = defOf(schema);
  return [...(def.type === "object" ? [schema] : []), ...inner(def).flatMap(([, inside]) => objectsIn(inside))];
}

/** Where a schema takes text, lists or numbers without an end, or something that this walk does not know. */
function unbounded(schema: Schema, path = ""): string[] {
  const def = defOf(schema);
  const below = inner(def).flatMap(([key, inside]) =>
    unbounded(inside, key && path && key !== "[]" ? `${path}.${key}` : path + key),
  );
  return bounded(def) ? below : [path, ...below];
}

/** The longest that a check lets through, where it says so. */
const hasEnd = ({ _zod: { def } }: z.core.$ZodCheck) =>
  "maximum" in def || ("pattern" in def && def.pattern instanceof RegExp && !/[*+]|,\}/.test(def.pattern.source));

function bounded(def: Def): boolean {
  switch (def.type) {
    case "string":
      return (def.checks ?? []).some(hasEnd) || ("format" in def && def.format === "uuid");
    case "array":
      return (def.checks ?? []).some(hasEnd);
    case "number":
      return "format" in def && def.format === "safeint";
    case "object":
    case "union":
    case "pipe":
    case "optional":
    case "nullable":
    case "default":
    case "enum":
    case "literal":
    case "null":
    case "boolean":
    case "transform":
      return true;
    default:
      return false;
  }
}
