import { EventEmitter } from "node:events";
import { appRouter, type Context, ParleyError } from "@parley/api";
import { initTRPC } from "@trpc/server";
import { z } from "zod";

/** Procedures that Parley does not have, to test the edge with; errors are formatted as Parley's. */
const t = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter: appRouter._def._config.errorFormatter,
});

const steps: string[] = [];
const released = new EventEmitter();

export const oddRouter = t.router({
  whoAmI: t.procedure.query(({ ctx }) => ctx.actor?.userId ?? null),
  echo: t.procedure.input(z.unknown()).query(({ input }) => input),
  shout: t.procedure.input(z.object({ word: z.string() })).mutation(({ input }) => input.word.toUpperCase()),
  nothing: t.procedure.mutation(() => {}),
  refuse: t.procedure.mutation(() => {
    throw new ParleyError("CHAT_ARCHIVED");
  }),
  tooFast: t.procedure.input(z.object({ retryAfter: z.number() })).mutation(({ input }) => {
    throw new ParleyError("RATE_LIMITED", input);
  }),
  break: t.procedure.mutation(() => {
    throw new Error("the password of the database is hunter2");
  }),
  long: t.procedure.input(z.object({ length: z.number() })).query(({ input }) => "a".repeat(input.length)),
  unwritable: t.procedure.query(() => ({ count: 10n })),
  /** Starts, then waits for `release`. */
  slow: t.procedure.input(z.object({ name: z.string() })).mutation(async ({ input, signal }) => {
    steps.push(`${input.name} began`);
    await new Promise((resolve) => released.once("release", resolve));
    steps.push(`${input.name} ${signal?.aborted ? "was cut" : "ended"}`);
  }),
  release: t.procedure.mutation(() => released.emit("release")),
  steps: t.procedure.query(() => steps),
  stream: t.procedure.subscription(async function* () {
    yield 1;
  }),
});

export type OddRouter = typeof oddRouter;
