import type { AppRouter } from "@parley/api";
import { type Access, createTrpc } from "@parley/client";
import { createTRPCQueryUtils, createTRPCReact } from "@trpc/react-query";
import { queryClient } from "./query-client.ts";

export const trpc = createTRPCReact<AppRouter>();

/** For all calls: this page's server, as the person whose data the page shows. */
export const access: Access = { url: "", userId: () => utils.sync.snapshot.getData()?.user.id };

export const trpcClient = createTrpc(access);

/** The typed client and cache for code outside of components, such as route loaders and the live feed. */
export const utils = createTRPCQueryUtils({ queryClient, client: trpcClient });
