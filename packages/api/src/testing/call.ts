import {
  type AnyTRPCProcedure,
  type AnyTRPCRouter,
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
} from "@trpc/server";
import type { z } from "zod";
import { describeError } from "../errors.ts";
import type { Reason } from "../reasons.ts";
import { type AppRouter, appRouter } from "../router.ts";
import type { Services } from "../services.ts";
import type { ProcedureMeta } from "../trpc.ts";

type Features = AppRouter["_def"]["record"];

/** The path of a procedure: `feature.name`. */
export type Path = { [F in keyof Features & string]: `${F}.${keyof Features[F] & string}` }[keyof Features & string];

type MutationsOf<Feature> = {
  [Name in keyof Feature & string]: Feature[Name] extends { _def: { type: "mutation" } } ? Name : never;
}[keyof Feature & string];

/** The paths of mutations. */
export type MutationPath = { [F in keyof Features & string]: `${F}.${MutationsOf<Features[F]>}` }[keyof Features &
  string];

// The types nest procedures by feature; at run time they are flat, by path.
const byPath: Record<Path, AnyTRPCProcedure> = (appRouter as AnyTRPCRouter)._def.procedures;

/** All procedures, with their metadata. */
export const procedures = Object.entries(byPath).map(([path, { _def }]) => ({
  path: path as Path,
  type: _def.type,
  meta: _def.meta as ProcedureMeta | undefined,
  // tRPC omits them from the type of a finished procedure.
  inputs: (_def as unknown as { inputs: z.ZodType[] }).inputs,
}));

/** Mutations that store nothing and only notify others. */
export const signals: readonly Path[] = ["typing.start", "presence.watch", "presence.set"];

/** The result of a call: its data or the reason of its refusal, and the text that a client receives. */
export interface Answer {
  readonly outcome: "allowed" | Reason;
  readonly data: unknown;
  readonly text: string;
  readonly message: string;
}

/** Calls a procedure by its path with any input, as the HTTP edge does. Never throws. */
export async function call(services: Services, userId: string | null, request: { path: Path; input: unknown }) {
  const { path, input } = request;
  const { type } = byPath[path]._def;
  const ctx = { ...services, actor: userId ? { userId, sessionId: userId } : null, requestId: "the-request" };
  try {
    const data: unknown = await callTRPCProcedure({
      router: appRouter,
      path,
      type,
      ctx,
      getRawInput: async () => input,
      signal: undefined,
      batchIndex: 0,
    });
    const answer = type === "subscription" ? await firstOf(data as AsyncGenerator) : data;
    return { outcome: "allowed", data: answer, text: JSON.stringify(answer), message: "" } satisfies Answer;
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause);
    const shape = getTRPCErrorShape({ config: appRouter._def._config, error, type, path, input, ctx });
    const { reason, message } = describeError(error);
    return { outcome: reason, data: undefined, text: JSON.stringify(shape), message } satisfies Answer;
  }
}

/** The first event of a stream, which is closed afterwards. */
async function firstOf(stream: AsyncGenerator): Promise<unknown> {
  const { value } = await stream.next();
  await stream.return(undefined);
  return value;
}
