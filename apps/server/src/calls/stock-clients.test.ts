import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  type TRPCClient,
  TRPCClientError,
  type TRPCLink,
} from "@trpc/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OddRouter, oddRouter } from "../testing/odd-router.ts";
import { createTestServer, type TestServer } from "../testing/test-server.ts";

/*
 * The contract of the direct route: what tRPC's stock clients need from a server. Each test runs through both links,
 * and `seen` records the actual requests.
 */

let server: TestServer;
let url: string;
const seen: { method: string; path: string; status: number }[] = [];

beforeAll(async () => {
  server = await createTestServer({ router: oddRouter });
  url = `${await server.listen()}/trpc`;
});
afterAll(() => server.close());

const watch: NonNullable<Parameters<typeof httpLink<OddRouter>>[0]["fetch"]> = async (input, init) => {
  const response = await fetch(input, init as RequestInit);
  const path = new URL(String(input)).pathname.slice("/trpc/".length);
  seen.push({ method: init?.method ?? "GET", path, status: response.status });
  return response;
};

/** The error of a call. */
async function failure(call: Promise<unknown> | undefined): Promise<TRPCClientError<OddRouter>> {
  const outcome = await call?.then(
    () => "it succeeded",
    (error) => error,
  );
  if (outcome instanceof TRPCClientError) return outcome;
  throw new Error(`Expected an error of the client, got ${outcome}`);
}

const links: Record<string, () => TRPCLink<OddRouter>> = {
  httpLink: () => httpLink({ url, fetch: watch }),
  httpBatchLink: () => httpBatchLink({ url, fetch: watch }),
};

describe.each(Object.keys(links))("through the stock %s", (name) => {
  let client: TRPCClient<OddRouter>;

  beforeAll(() => {
    const link = links[name];
    if (!link) throw new Error(`no link ${name}`);
    client = createTRPCClient<OddRouter>({ links: [link()] });
  });

  const lastRequest = () => seen.at(-1);

  test("a query is sent by GET and returns its data", async () => {
    expect(await client.echo.query({ deep: [1, null, "ü 🎉 & ?#"] })).toEqual({ deep: [1, null, "ü 🎉 & ?#"] });
    expect(lastRequest()).toEqual({ method: "GET", path: "echo", status: 200 });
  });

  test("a query without input", async () => {
    expect(await client.whoAmI.query()).toBeNull();
  });

  test("a mutation is sent by POST and returns its data", async () => {
    expect(await client.shout.mutate({ word: "hé" })).toBe("HÉ");
    expect(lastRequest()).toEqual({ method: "POST", path: "shout", status: 200 });
  });

  test("a mutation without input and without output", async () => {
    expect(await client.nothing.mutate()).toBeUndefined();
  });

  test("a refusal keeps its status, its reason and its sentence", async () => {
    const error = await failure(client.refuse.mutate());
    expect(error.message).toBe("This chat is archived. Restore it to write in it again.");
    expect(error.data).toEqual({ code: "CONFLICT", httpStatus: 409, path: "refuse", reason: "CHAT_ARCHIVED" });
    expect(lastRequest()?.status).toBe(409);
  });

  test("an invalid input names the field", async () => {
    const error = await failure(client.shout.mutate({ word: JSON.parse("7") }));
    expect(error.data).toMatchObject({ httpStatus: 400, reason: "INVALID_INPUT", issues: [{ path: "word" }] });
  });

  test("a procedure that does not exist", async () => {
    const missing = client as unknown as Record<string, { query(): Promise<unknown> }>;
    const error = await failure(missing["constructor"]?.query());
    expect(error.data).toMatchObject({ httpStatus: 404, reason: "NO_SUCH_PROCEDURE" });
  });
});

describe("batches of the stock httpBatchLink", () => {
  let client: TRPCClient<OddRouter>;
  beforeAll(() => {
    client = createTRPCClient<OddRouter>({ links: [httpBatchLink({ url, fetch: watch })] });
  });

  test("concurrent calls share one request, and each gets its own result", async () => {
    seen.length = 0;
    const answers = await Promise.all([client.echo.query("a"), client.whoAmI.query(), client.echo.query("b")]);
    expect(answers).toEqual(["a", null, "b"]);
    expect(seen).toEqual([{ method: "GET", path: "echo,whoAmI,echo", status: 200 }]);
  });

  test("a refused call does not affect the others: 207", async () => {
    seen.length = 0;
    const answers = await Promise.allSettled([
      client.shout.mutate({ word: "a" }),
      client.refuse.mutate(),
      client.nothing.mutate(),
      client.break.mutate(),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "rejected"]);
    expect(seen).toEqual([{ method: "POST", path: "shout,refuse,nothing,break", status: 207 }]);
  });

  test("calls refused with the same status give that status", async () => {
    seen.length = 0;
    await Promise.allSettled([client.refuse.mutate(), client.refuse.mutate()]);
    expect(seen).toEqual([{ method: "POST", path: "refuse,refuse", status: 409 }]);
  });

  test("20 calls are allowed, and 21 are all refused", async () => {
    const many = (count: number) =>
      Promise.allSettled(Array.from({ length: count }, (_, index) => client.echo.query(index)));

    const allowed = await many(20);
    expect(allowed.every(({ status }) => status === "fulfilled")).toBe(true);

    const refused = await many(21);
    expect(refused).toHaveLength(21);
    for (const answer of refused) {
      expect(answer.status === "rejected" && answer.reason.data).toMatchObject({
        httpStatus: 400,
        reason: "BATCH_TOO_LARGE",
      });
    }
  });
});
