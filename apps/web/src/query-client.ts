import { failureOf, reasonOf } from "@parley/client";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { createListeners } from "./listeners.ts";

const signedOut = createListeners();

/** Calls back when the server says that nobody is signed in any more. @returns a function that unsubscribes. */
export const onSignedOut = signedOut.subscribe;

/** Reports that nobody is signed in any more. */
export const tellSignedOut = signedOut.tell;

function watch(error: unknown): void {
  if (reasonOf(error) === "SIGNED_OUT") tellSignedOut();
}

/** The cache of everything from the server. The live feed keeps it up to date, so queries never go stale by themselves. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: watch }),
  mutationCache: new MutationCache({ onError: watch }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: false,
      // What the server has refused would be refused again.
      retry: (failures, error) => failures < 2 && failureOf(error).kind === "unanswered",
    },
    // Without a network, a mutation fails at once and says so; only the outbox waits.
    mutations: { networkMode: "always" },
  },
});
