import { getTRPCErrorFromUnknown, getTRPCErrorShape, TRPCError } from "@trpc/server";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { publicQuery, userMutation } from "./access/procedures.ts";
import { describeError, ParleyError } from "./errors.ts";
import { limits } from "./limits.ts";
import { type Reason, reasons } from "./reasons.ts";
import { appRouter } from "./router.ts";
import { call } from "./testing/call.ts";
import { createTestApi, type TestApi, type TestPerson } from "./testing/test-api.ts";
import { router, t } from "./trpc.ts";

describe("every reason", () => {
  test.each(Object.entries(reasons))("%s has a readable sentence", (reason, { sentence }) => {
    expect(reason).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(sentence).toMatch(/^[A-Z].*[.]$/);
    expect(sentence.length).toBeGreaterThan(15);
    expect(sentence.length).toBeLessThan(120);
    // No technical terms, and no upper-case identifiers.
    expect(sentence).not.toMatch(/error|invalid|null|undefined|exception|constraint|[{}<>]/i);
    expect(sentence.replaceAll(/JPEG|PNG|GIF/g, "")).not.toMatch(/\b[A-Z_]{3,}\b/);
  });

  test("has its own sentence", () => {
    const sentences = Object.values(reasons).map(({ sentence }) => sentence);
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});

describe("an unexpected error", () => {
  let api: TestApi;
  let ada: TestPerson;

  beforeAll(async () => {
    api = await createTestApi();
    ada = await api.signUp("ada");
  });
  afterAll(() => api.close());

  const secret = "hunter2";
  const failing = router({
    sqlError: publicQuery({}).query(({ ctx }) =>
      sql`select ${secret}::text as password from no_such_table`.execute(ctx.db),
    ),
    rawViolation: userMutation(z.strictObject({})).mutation(({ ctx }) =>
      ctx.tx.insertInto("users").values({ id: ada.id, username: "x", name: secret, email: "x" }).execute(),
    ),
    thrown: publicQuery({}).query(() => {
      throw new TypeError(`cannot read ${secret} of undefined`);
    }),
    thrownText: publicQuery({}).query(() => Promise.reject(secret)),
    foreseenByTrpc: publicQuery({}).query(() => {
      throw new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: secret, cause: new Error(secret) });
    }),
    ownZodError: publicQuery({}).query(() => z.strictObject({ [secret]: z.string() }).parse({})),
  });

  test.each(Object.keys(failing._def.record))("%s reveals only a general sentence and a request id", async (name) => {
    const ctx = { ...api.services, actor: { userId: ada.id, sessionId: ada.id }, requestId: "request 7" };
    const caller = t.createCallerFactory(failing)(ctx) as unknown as Record<
      string,
      (input: object) => Promise<unknown>
    >;
    const error = await caller[name]?.({}).catch((cause: unknown) => getTRPCErrorFromUnknown(cause));
    if (!(error instanceof TRPCError)) throw new Error("The procedure must fail.");
    expect(describeError(error)).toEqual({ reason: "INTERNAL", message: reasons.INTERNAL.sentence });
    const shape = getTRPCErrorShape({ config: t._config, error, type: "query", path: name, input: {}, ctx });
    expect(shape).toEqual({
      code: -32603,
      message: reasons.INTERNAL.sentence,
      data: {
        code: "INTERNAL_SERVER_ERROR",
        httpStatus: 500,
        path: name,
        reason: "INTERNAL",
        requestId: "request 7",
      },
    });
  });
});

describe("a refusal on the wire", () => {
  const shapeOf = (error: TRPCError) =>
    getTRPCErrorShape({
      config: appRouter._def._config,
      error,
      type: "query",
      path: "a.b",
      input: {},
      ctx: undefined,
    });

  test.each(Object.keys(reasons) as Reason[])(
    "has the reason %s, its sentence and its status, and no stack",
    (reason) => {
      const shape = shapeOf(new ParleyError(reason));
      expect(shape).toMatchObject({
        message: reasons[reason].sentence,
        data: { reason, code: reasons[reason].code, path: "a.b" },
      });
      expect(JSON.stringify(shape)).not.toMatch(/stack|\.ts\b/);
    },
  );

  test("for rate limiting says after how many seconds to retry", () => {
    expect(shapeOf(new ParleyError("RATE_LIMITED", { retryAfter: 3 })).data).toMatchObject({ retryAfter: 3 });
    expect(shapeOf(new ParleyError("NOT_FOUND")).data).not.toHaveProperty("retryAfter");
  });

  test("for an unknown procedure says so", () => {
    const error = new TRPCError({ code: "NOT_FOUND", message: 'No procedure found on path "a.b"' });
    expect(describeError(error)).toEqual({
      reason: "NO_SUCH_PROCEDURE",
      message: reasons.NO_SUCH_PROCEDURE.sentence,
    });
  });
});

describe("an invalid input", () => {
  const services = { requestId: "" } as unknown as TestApi["services"];
  const person = "00000000-0000-4000-8000-000000000000";
  const send = (input: unknown) => call(services, person, { path: "messages.send", input });
  const chatId = person;

  test("is reported for each field, with the first one's sentence as the message", async () => {
    const { outcome, message, text } = await send({ chatId: "general", id: "1", text: "" });
    expect([outcome, message]).toEqual(["INVALID_INPUT", "chatId: This is not an id."]);
    expect(JSON.parse(text).data.issues).toEqual([
      { path: "chatId", message: "chatId: This is not an id." },
      { path: "id", message: "id: This is not an id." },
      { path: "text", message: reasons.MESSAGE_EMPTY.sentence },
    ]);
  });

  test("has a specific reason where one exists", async () => {
    const textOf = (text: string) => send({ chatId, id: person, text });
    expect((await textOf(" \n ")).outcome).toBe("MESSAGE_EMPTY");
    expect((await textOf("a\0b")).outcome).toBe("TEXT_NOT_STORABLE");
    expect((await textOf("a".repeat(limits.messageLength + 1))).outcome).toBe("MESSAGE_TOO_LONG");
  });

  test("always gets a full sentence, even for issues without a custom one", async () => {
    for (const input of [undefined, null, 7, "text", [], {}, { chatId, id: chatId, text: "a", colour: "red" }]) {
      const { outcome, message } = await send(input);
      expect([outcome, message]).toEqual(["INVALID_INPUT", expect.stringMatching(/^\S.*\.$/)]);
    }
  });

  test("gets a short response, however many issues there are", async () => {
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`field${n}`, n]));
    const { outcome, text } = await send(many);
    expect(outcome).toBe("INVALID_INPUT");
    expect(text.length).toBeLessThan(10_000);
  });
});
