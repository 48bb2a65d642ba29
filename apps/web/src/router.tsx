import { createRouter, Link } from "@tanstack/react-router";
import { routeTree } from "./routeTree.gen.ts";
import { AppSkeleton } from "./shell/app-skeleton.tsx";
import { NotFound } from "./shell/not-found.tsx";
import { RouteFailure } from "./shell/route-failure.tsx";
import { buttonClass } from "./ui/button.tsx";
import { words } from "./words/words.ts";

export const router = createRouter({
  routeTree,
  defaultPreload: "intent",
  // Data lives in the query cache, which knows how old it is.
  defaultPreloadStaleTime: 0,
  defaultPendingComponent: AppSkeleton,
  defaultPendingMs: 300,
  defaultErrorComponent: RouteFailure,
  defaultNotFoundComponent: () => (
    <div className="flex h-app">
      <NotFound title={words.notFound} body={words.pageNotFound}>
        <Link to="/" className={buttonClass({ variant: "primary" })}>
          {words.backToChats}
        </Link>
      </NotFound>
    </div>
  ),
});

/**
 * What a navigation leaves is aborted with an error, which keeps alive what was on the stack until its trace is read: the
 * navigation before, which keeps the one before that.
 */
const releaseStack = ({ target }: Event): void => {
  if (target instanceof AbortSignal && target.reason instanceof Error) void target.reason.stack;
};
router.subscribe("onResolved", () => {
  for (const { abortController } of router.state.matches) {
    abortController.signal.addEventListener("abort", releaseStack, { once: true });
  }
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
