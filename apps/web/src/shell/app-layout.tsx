import { lazy, Suspense, useRef } from "react";
import { navigate, useHere } from "../routing/navigation.ts";
import { Outlet } from "../routing/outlet.tsx";
import { paths } from "../routing/paths.ts";
import { useResumedDeletions } from "../sync/deletions.ts";
import { useOwnPresence } from "../sync/use-presence.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import { whenUsable } from "../ui/usable.ts";
import { words } from "../words/words.ts";
import { useAtList } from "./at-list.ts";
import { ConnectionBar } from "./connection-bar.tsx";
import { closeDetails } from "./details.ts";
import { OverlayLayer } from "./overlay-layer.tsx";
import { Rail } from "./rail.tsx";
import { useWide } from "./use-wide.ts";

const SwipeBack = lazyPart(() => import("./swipe-back.ts"));
/** Lazy, because it includes the Markdown parser, and shows nothing in the first second anyway. */
const Notifications = lazy(() => whenUsable(() => import("../notifications/notifications.tsx")));

/**
 * The layout for signed-in people: the rail of groups, and the open page. Mounted anew for another person, so that nothing one has
 * opened or typed is there for the next.
 */
export default function AppLayout({ userId }: { userId: string | undefined }) {
  return <Frame key={userId} />;
}

function Frame() {
  useOwnPresence();
  useResumedDeletions();
  const wide = useWide();
  const atList = useAtList();
  const pane = useRef<HTMLDivElement>(null);
  // Not the chat, so that nothing here renders again when it changes.
  const groupId = useHere((here) => here.groupId);
  const panel = useHere((here) => here.panel);
  const goBack = () => {
    // Closes what covers the conversation first.
    if (panel) closeDetails();
    else if (groupId) void navigate(paths.group({ groupId }));
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
