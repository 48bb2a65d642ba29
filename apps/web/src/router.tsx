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
  // Data is cached by the query cache, not by the router.
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
 * Works around a memory leak: a superseded navigation is aborted with an error, whose unread stack trace keeps that navigation
 * alive, which in turn keeps the one before it.
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
