import { afterAll, beforeAll, expect, test } from "vitest";
import { allowedRoutes } from "./auth/allowed-routes.ts";
import { createTestServer, type TestServer } from "./testing/test-server.ts";

/*
 * Every route of the server, outside the tRPC router: a new one must be listed here, with its status for strangers and
 * for signed-in people. Access to procedures is tested in the matrix of packages/api.
 */

let server: TestServer;
let person: Awaited<ReturnType<TestServer["signUp"]>>;

beforeAll(async () => {
  server = await createTestServer();
  person = await server.signUp("person");
});
afterAll(() => server.close());

const nowhere = "/api/pictures/00000000-0000-4000-8000-000000000000";

/** By method and path as in Fastify: the status for a stranger, and for a signed-in person. */
const routes: Record<string, { url: string; stranger: number; person: number }> = {
  "GET /healthz": { url: "/healthz", stranger: 200, person: 200 },
  "HEAD /healthz": { url: "/healthz", stranger: 200, person: 200 },
  "GET /readyz": { url: "/readyz", stranger: 200, person: 200 },
  "HEAD /readyz": { url: "/readyz", stranger: 200, person: 200 },
  "POST /api/pictures": { url: "/api/pictures", stranger: 401, person: 415 },
  "GET /api/pictures/:id": { url: nowhere, stranger: 401, person: 404 },
  "HEAD /api/pictures/:id": { url: nowhere, stranger: 401, person: 404 },
};

/** The sign-in routes, the tRPC router and the web client have their own tests. */
const elsewhere = new Set([
  ...allowedRoutes.map(({ method, path }) => `${method} /api/auth${path}`),
  ...["GET", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"].map((method) => `${method} /trpc/*`),
  "GET /trpc/events.stream",
  "GET *",
  "HEAD *",
]);

/** Parsed from Fastify's printed route tree, the only list available once it is ready. */
function findRoutes(): string[] {
  const parts: string[] = [];
  const found: string[] = [];
  for (const line of server.app.printRoutes({ commonPrefix: false }).split("\n")) {
    const [, indent = "", path = "", methods = ""] = /^([│├└─\s]*)(\S+)(?: \(([^)]*)\))?$/u.exec(line) ?? [];
    if (!path) continue;
    const depth = indent.length / 4;
    parts.length = depth - 1;
    parts[depth - 1] = path;
    for (const method of methods.split(", ").filter(Boolean)) found.push(`${method} ${parts.join("")}`);
  }
  return found;
}

test("there are no routes but those listed", () => {
  const found = findRoutes().map((route) => route.replace(/(.)\/$/, "$1"));
  expect(found).toContain("GET /api/pictures/:id");
  const known = new Set([...Object.keys(routes), ...elsewhere]);
  expect(found.filter((route) => !known.has(route))).toEqual([]);
});

test.each(Object.entries(routes))(
  "%s has the expected status for strangers and signed-in people",
  async (route, { url, ...expected }) => {
    const method = route.split(" ")[0] as "GET" | "HEAD" | "POST";
    const stranger = await server.app.inject({ method, url });
    const signedIn = await server.app.inject({ method, url, headers: person.cookie });
    expect({ stranger: stranger.statusCode, person: signedIn.statusCode }).toEqual(expected);
  },
);
