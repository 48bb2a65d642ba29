import type { AppRouter } from "@parley/api";
import type { Reason } from "@parley/api/reasons";
import { type Access, createTrpc } from "@parley/client";
import { TRPCClientError } from "@trpc/client";
import { createTRPCQueryUtils, createTRPCReact } from "@trpc/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { queryClient } from "./query-client.ts";

export const trpc = createTRPCReact<AppRouter>();

/** For all calls: this page's server, as the person whose data the page shows. */
export const access: Access = { url: "", userId: () => utils.sync.snapshot.getData()?.user.id };

export const trpcClient = createTrpc(access);

/** The typed client and cache for code outside of components, such as route loaders and the live feed. */
export const utils = createTRPCQueryUtils({ queryClient, client: trpcClient });

export type Outputs = inferRouterOutputs<AppRouter>;

/** The stable reason of a refusal, or undefined when no answer came (no network, no server). */
export function reasonOf(error: unknown): Reason | undefined {
  return error instanceof TRPCClientError ? (error as TRPCClientError<AppRouter>).data?.reason : undefined;
}
