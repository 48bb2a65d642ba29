import { onlineManager } from "@tanstack/react-query";
import { CloudOff, type LucideIcon, RefreshCw, X } from "lucide-react";
import { type ReactNode, useState, useSyncExternalStore } from "react";
import { useConnection } from "../sync/use-connection.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { useVersionCheck } from "../version/use-version-check.ts";
import { useOutdated } from "../version/version.ts";
import { words } from "../words/words.ts";

/**
 * Says quietly that the network or the server is gone, or that there is a new version. Lies over the page, so that nothing
 * moves; reading goes on.
 */
export function ConnectionBar() {
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  const connection = useConnection();
  const outdated = useOutdated();
  const [dismissed, setDismissed] = useState(false);
  useVersionCheck();
  const text = !online ? words.connection.offline : textOf(connection);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 top-16 z-30 flex flex-col items-center gap-2 px-4"
    >
      {text && (
        <Note icon={CloudOff} className={cx("py-1.5", text === words.connection.connecting && "animate-late")}>
          {text}
        </Note>
      )}
      {outdated && !dismissed && (
        <Note icon={RefreshCw} className="pointer-events-auto py-1 pe-1">
          {words.version.there}
          <span className="flex shrink-0 items-center gap-1">
            <Button size="small" onClick={() => location.reload()}>
              {words.version.reload}
            </Button>
            <IconButton icon={X} label={words.close} onClick={() => setDismissed(true)} />
          </span>
        </Note>
      )}
    </div>
  );
}

const Note = ({ icon: Icon, className, children }: { icon: LucideIcon; className: string; children: ReactNode }) => (
  <p
    className={cx(
      "flex items-center gap-2 rounded-2xl bg-notice-soft px-4 text-notice-ink text-sm shadow-float",
      className,
    )}
  >
    <Icon aria-hidden className="size-4 shrink-0" />
    {children}
  </p>
);

function textOf(connection: ReturnType<typeof useConnection>): string | null {
  if (connection === "offline") return words.connection.unreachable;
  return connection === "connecting" ? words.connection.connecting : null;
}
