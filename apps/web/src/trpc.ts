import type { AppRouter } from "@parley/api";
import type { Reason } from "@parley/api/errors";
import { httpBatchLink, TRPCClientError } from "@trpc/client";
import { createTRPCQueryUtils, createTRPCReact, type inferReactQueryProcedureOptions } from "@trpc/react-query";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { queryClient } from "./query-client.ts";

export const trpc = createTRPCReact<AppRouter>();

export const trpcClient = trpc.createClient({
  // 20 calls is what the server takes in one batch.
  links: [httpBatchLink({ url: "/trpc", maxItems: 20, maxURLLength: 2_000 })],
});

/** The typed client and cache for what is not a component: route loaders, the outbox, the live feed. */
export const utils = createTRPCQueryUtils({ queryClient, client: trpcClient });

export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;
export type { inferReactQueryProcedureOptions };

/** The stable reason of a refusal, or undefined when no answer came (no network, no server). */
export function reasonOf(error: unknown): Reason | undefined {
  return error instanceof TRPCClientError ? (error as TRPCClientError<AppRouter>).data?.reason : undefined;
}
