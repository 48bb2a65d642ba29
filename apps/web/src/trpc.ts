import type { AppRouter } from "@parley/api";
import { limits } from "@parley/api/limits";
import type { Reason } from "@parley/api/reasons";
import { httpBatchLink, TRPCClientError } from "@trpc/client";
import { createTRPCQueryUtils, createTRPCReact } from "@trpc/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { queryClient } from "./query-client.ts";

export const trpc = createTRPCReact<AppRouter>();

export const trpcClient = trpc.createClient({
  links: [
    httpBatchLink({
      url: "/trpc",
      maxItems: limits.batchSize,
      maxURLLength: 2_000,
      // Like the SDK: somebody else may have signed in in another tab.
      headers() {
        const me = utils.sync.snapshot.getData()?.user.id;
        return me ? { "x-parley-user": me } : {};
      },
    }),
  ],
});

/** The typed client and cache for code outside of components: route loaders, the outbox, the live feed. */
export const utils = createTRPCQueryUtils({ queryClient, client: trpcClient });

export type Outputs = inferRouterOutputs<AppRouter>;

/** The stable reason of a refusal, or undefined when no answer came (no network, no server). */
export function reasonOf(error: unknown): Reason | undefined {
  return error instanceof TRPCClientError ? (error as TRPCClientError<AppRouter>).data?.reason : undefined;
}
