import { describe, expect, test } from "vitest";
import { z } from "zod";
import * as accountFields from "../accounts/accounts.schema.ts";
import { type Path, procedures } from "../testing/call.ts";
import { readPermissions, roles, writePermissions } from "./permissions.ts";

/* Rules that every procedure must follow, present or future. Behaviour is tested in matrix.test.ts. */

/** Procedures that need no sign-in. Think twice before adding one. */
const open: Path[] = ["invites.preview"];

const levels = new Set<string>([...Object.keys(readPermissions), ...Object.keys(writePermissions), "own account"]);

test("the list of procedures is complete", () => {
  expect(procedures.map(({ path }) => path)).toContain("messages.send");
  expect(procedures.length).toBeGreaterThan(35);
});

describe.each(procedures)("$path", ({ path, type, meta, inputs }) => {
  test("declares its access level, and needs no sign-in only if it is on the open list", () => {
    const access = meta?.access ?? "nothing at all";
    if (open.includes(path)) expect(access).toBe("anyone");
    else expect([...levels]).toContain(access);
  });

  test("is a query if its permission is a read, a mutation if it is a write", () => {
    expect(type === "subscription").toBe(path === "events.stream");
    if (meta && meta.access in readPermissions) expect(type).toBe("query");
    if (meta && meta.access in writePermissions) expect(type).toBe("mutation");
  });

  test("takes one strict object in which every field is bounded", () => {
    expect(inputs).toHaveLength(1);
    expect(inputs.every(strict)).toBe(true);
    expect(inputs.flatMap((input) => unbounded(input))).toEqual([]);
  });
});

test("every field of the sign-in routes is bounded", () => {
  const fields = Object.values(accountFields).map((field) => (field instanceof z.ZodType ? field : z.object(field)));
  expect(fields.length).toBeGreaterThan(5);
  expect(fields.flatMap((field) => unbounded(field))).toEqual([]);
});

test("the permission table names only existing roles, and gives no role more than a higher one", () => {
  for (const allowed of [...Object.values(readPermissions), ...Object.values(writePermissions)]) {
    expect(allowed).toEqual(roles.slice(0, allowed.length));
  }
});

describe("the schema walker", () => {
  test("finds unbounded fields at any depth", () => {
    const inside = z.strictObject({ a: z.array(z.union([z.string(), z.string().max(3)]).nullable()).max(3) });
    expect(unbounded(inside)).toEqual(["a[]"]);
    expect(unbounded(z.array(z.string().max(3)))).toEqual([""]);
    expect(unbounded(z.string().trim().pipe(z.string()).optional())).toEqual(["", ""]);
    expect(unbounded(z.strictObject({ url: z.url(), anything: z.unknown() }))).toEqual(["url", "anything"]);
    expect(unbounded(z.strictObject({ id: z.uuid(), regex: z.string().regex(/^a{1,3}$/), n: z.int() }))).toEqual([]);
    expect(unbounded(z.string().regex(/^a+$/))).toEqual([""]);
    expect(unbounded(z.number())).toEqual([""]);
  });

  test("distinguishes strict objects from others", () => {
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

/** The direct children of a schema, with the path to each. */
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

/**
 * The paths at which a schema accepts unbounded text, lists or numbers, or contains a type that this walker does not
 * know.
 */
function unbounded(schema: Schema, path = ""): string[] {
  const def = defOf(schema);
  const below = inner(def).flatMap(([key, inside]) =>
    unbounded(inside, key && path && key !== "[]" ? `${path}.${key}` : path + key),
  );
  return bounded(def) ? below : [path, ...below];
}

/** Whether a check limits the length. */
const limitsLength = ({ _zod: { def } }: z.core.$ZodCheck) =>
  "maximum" in def || ("pattern" in def && def.pattern instanceof RegExp && !/[*+]|,\}/.test(def.pattern.source));

function bounded(def: Def): boolean {
  switch (def.type) {
    case "string":
      return (def.checks ?? []).some(limitsLength) || ("format" in def && def.format === "uuid");
    case "array":
      return (def.checks ?? []).some(limitsLength);
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
