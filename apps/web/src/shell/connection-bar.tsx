import { onlineManager } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useUnreachable } from "../sync/use-live.ts";
import { words } from "../words/words.ts";

/** Says quietly that the network or the server is gone. Reading goes on. */
export function ConnectionBar() {
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  const unreachable = useUnreachable();
  const text = !online ? words.connection.offline : unreachable ? words.connection.unreachable : null;
  return (
    <div role="status">
      {text && (
        <p className="flex items-center justify-center gap-2 bg-notice-soft px-4 py-1.5 text-center text-notice-ink text-sm">
          <CloudOff aria-hidden className="size-4 shrink-0" />
          {text}
        </p>
      )}
    </div>
  );
}
