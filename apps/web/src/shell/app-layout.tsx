import { Outlet, useMatches, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useRef } from "react";
import { useResumedDeletions } from "../sync/deletions.ts";
import { useOwnPresence } from "../sync/use-presence.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import { whenUsable } from "../ui/usable.ts";
import { words } from "../words/words.ts";
import { ConnectionBar } from "./connection-bar.tsx";
import { OverlayLayer } from "./overlay-layer.tsx";
import { Rail } from "./rail.tsx";
import { useWide } from "./use-wide.ts";

const SwipeBack = lazyPart(() => import("./swipe-back.ts"));
/** Lazy, because it includes the Markdown parser, and shows nothing in the first second anyway. */
const Notifications = lazy(() => whenUsable(() => import("../notifications/notifications.tsx")));

/** Routes that show a list; on a phone everything else covers it. */
const lists = ["/_app/welcome", "/_app/g/$groupId/"];

/** Whether the deepest route is a list, so that a phone shows the rail and the sidebar. */
export const useAtList = (): boolean =>
  useMatches({ select: (matches) => lists.includes(matches.at(-1)?.routeId ?? "") });

/** The layout for signed-in people: the rail of groups, and the open page. */
export function AppLayout() {
  useOwnPresence();
  useResumedDeletions();
  const wide = useWide();
  const atList = useAtList();
  const pane = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  // Not the chat, so that nothing here renders again when it changes.
  const groupId = useParams({ strict: false, select: (params) => params.groupId });
  const panel = useSearch({ strict: false, select: (search) => search.panel });
  const goBack = () => {
    // Closes what covers the conversation first.
    if (panel) void navigate({ to: ".", search: (search) => ({ ...search, panel: undefined }), replace: true });
    else if (groupId) void navigate({ to: "/g/$groupId", params: { groupId } });
  };
  return (
    <div className="flex h-app flex-col bg-sunken">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-lg focus:bg-raised focus:px-4 focus:py-2 focus:shadow-float"
      >
        {words.skipToConversation}
      </a>
      <ConnectionBar besideRail={wide || atList} />
      <div className="flex min-h-0 flex-1">
        {(wide || atList) && <Rail />}
        <div ref={pane} className="flex min-w-0 flex-1">
          <Outlet />
        </div>
      </div>
      {!wide && !atList && groupId !== undefined && <SwipeBack pane={pane} onBack={goBack} />}
      <OverlayLayer />
      <Suspense>
        <Notifications />
      </Suspense>
    </div>
  );
}
