import { initTRPC } from "@trpc/server";
// The declarations of this package name types of tRPC that nothing else exports (docs/decisions/typecheck-by-reference.md).
import type {} from "@trpc/server/unstable-core-do-not-import";
import type { Permission } from "./access/permissions.ts";
import type { Context } from "./context.ts";
import { describeError, ParleyError } from "./errors.ts";

/** Which access check a procedure is built with; read by the access test. */
export interface ProcedureMeta {
  readonly access: Permission | "own account" | "anyone";
}

/**
 * The root of the router. No transformer: answers are plain JSON, with times as ISO 8601 strings, so that `curl` and
 * other languages can use them (docs/decisions/no-transformer.md).
 */
export const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    // Otherwise errors carry stacks whenever NODE_ENV is not "production".
    isDev: false,
    errorFormatter({ shape, error, ctx }) {
      const { message, ...description } = describeError(error);
      const { code, httpStatus, path } = shape.data;
      return {
        code: shape.code,
        message,
        data: {
          code,
          httpStatus,
          path,
          ...description,
          ...(error instanceof ParleyError && error.retryAfter ? { retryAfter: error.retryAfter } : {}),
          ...(description.reason === "INTERNAL" && ctx ? { requestId: ctx.requestId } : {}),
        },
      };
    },
  });

export const router = t.router;
