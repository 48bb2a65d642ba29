import { onlineManager } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useConnection } from "../sync/use-connection.ts";
import { cx } from "../ui/cx.ts";
import { words } from "../words/words.ts";

/** Says quietly that the network or the server is gone. Lies over the page, so that nothing moves; reading goes on. */
export function ConnectionBar() {
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  const connection = useConnection();
  const text = !online ? words.connection.offline : textOf(connection);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-16 z-30 flex justify-center px-4">
      {text && (
        <p
          className={cx(
            "flex items-center gap-2 rounded-2xl bg-notice-soft px-4 py-1.5 text-notice-ink text-sm shadow-float",
            text === words.connection.connecting && "animate-late",
          )}
        >
          <CloudOff aria-hidden className="size-4 shrink-0" />
          {text}
        </p>
      )}
    </div>
  );
}

function textOf(connection: ReturnType<typeof useConnection>): string | null {
  if (connection === "offline") return words.connection.unreachable;
  return connection === "connecting" ? words.connection.connecting : null;
}
