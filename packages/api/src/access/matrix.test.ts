import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, type Path, procedures, signals } from "../testing/call.ts";
import { contentsOf, restore } from "../testing/contents.ts";
import { examples } from "../testing/examples.ts";
import { type FullGroup, makeFullGroup } from "../testing/full-group.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";
import { can, type Role, roles } from "./permissions.ts";

/*
 * Every procedure, called with every role, in the caller's own group and in a foreign one. The expected outcome is
 * derived from the permission table alone.
 */

let api: TestApi;
let own: FullGroup;
let foreign: FullGroup;
let outsider: TestPerson;
let newcomer: TestPerson;
let start: string;

beforeAll(async () => {
  api = await createTestApi();
  [own, foreign] = [await makeFullGroup(api, "own"), await makeFullGroup(api, "foreign")];
  [outsider, newcomer] = [await api.signUp("outsider"), await api.signUp("newcomer")];
  start = await contentsOf(api.db);
});
afterAll(() => api.close());

type Who = Role | "outsider" | "anonymous";
type Where = "own group" | "foreign group";

const cells: { who: Who; where: Where }[] = [
  ...roles.flatMap((who) => [
    { who, where: "own group" as const },
    { who, where: "foreign group" as const },
  ]),
  { who: "outsider", where: "foreign group" },
  { who: "anonymous", where: "foreign group" },
];

/**
 * Procedures on the own account that refer to another person. All others concern only the caller, or an invite token.
 */
const aboutOthers: Path[] = ["users.get", "groups.openDirect"];

function expectedOf({ path, meta }: (typeof procedures)[number], { who, where }: (typeof cells)[number]) {
  if (meta?.access === "anyone") return "allowed";
  if (who === "anonymous") return "SIGNED_OUT";
  const stranger = where === "foreign group" || who === "outsider";
  if (meta?.access === "own account") return stranger && aboutOthers.includes(path) ? "NOT_FOUND" : "allowed";
  if (stranger || !meta) return "NOT_FOUND";
  return can(who, meta.access) ? "allowed" : "FORBIDDEN";
}

const idOf = (who: Who) => {
  if (who === "anonymous") return null;
  return who === "outsider" ? outsider.id : own.people[who].id;
};

test("exactly the existing procedures have an example input", () => {
  expect(Object.keys(examples).sort()).toEqual(procedures.map(({ path }) => path).sort());
});

describe.each(procedures)("$path", (procedure) => {
  const { path, type } = procedure;

  test("allows exactly what the permission table says", async () => {
    const found: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const cell of cells) {
      const key = `${cell.who} in the ${cell.where}`;
      const group = cell.where === "own group" ? own : foreign;
      const role = cell.who === "outsider" || cell.who === "anonymous" ? "member" : cell.who;
      const input = examples[path]({ group, role, newcomer });
      const { outcome } = await call(api.services, idOf(cell.who), { path, input });
      expected[key] = expectedOf(procedure, cell);
      found[key] = outcome;

      const changed = (await contentsOf(api.db)) !== start;
      if (type === "query" || outcome !== "allowed") expect(changed, `${key} changed something`).toBe(false);
      if (changed) await restore(api.db, start);
    }
    expect(found).toEqual(expected);
  });
});

test("every allowed example changes something, so that a refusal means something", async () => {
  // A member needs no invite, and the author of the last message has already read everything.
  const actors: { [P in Path]?: TestPerson } = { "invites.accept": newcomer, "reads.mark": own.subject };
  const idle: string[] = [];
  for (const { path, type } of procedures) {
    if (type !== "mutation" || signals.includes(path)) continue;
    const actor = actors[path] ?? own.people.owner;
    const input = examples[path]({ group: own, role: "owner", newcomer });
    await call(api.services, actor.id, { path, input });
    if ((await contentsOf(api.db)) === start) idle.push(path);
    else await restore(api.db, start);
  }
  expect(idle).toEqual([]);
});
