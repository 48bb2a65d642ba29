import { onlineManager } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useConnection } from "../sync/use-connection.ts";
import { words } from "../words/words.ts";

/** Says quietly that the network or the server is gone. Lies over the page, so that nothing moves; reading goes on. */
export function ConnectionBar() {
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  const connection = useConnection();
  const text = !online ? words.connection.offline : connection === "offline" ? words.connection.unreachable : null;
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-16 z-30 flex justify-center px-4">
      {text && (
        <p className="flex items-center gap-2 rounded-2xl bg-notice-soft px-4 py-1.5 text-notice-ink text-sm shadow-float">
          <CloudOff aria-hidden className="size-4 shrink-0" />
          {text}
        </p>
      )}
    </div>
  );
}
