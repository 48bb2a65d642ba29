import { onlineManager } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";
import { useConnection } from "../sync/use-connection.ts";
import { words } from "../words/words.ts";

interface ConnectionText {
  readonly text: string;
  /** Whether to show it with a delay: most interruptions are over before anybody could read about them. */
  readonly late: boolean;
  /** Whether somebody has asked for another try, which is under way. */
  readonly trying: boolean;
}

/** What to say about the network and the server, or null while all is well. */
export function useConnectionText(): ConnectionText | null {
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  const connection = useConnection();
  // From then on the text stays, so that nothing moves under the button that tries again.
  const [hasFailed, setFailed] = useState(false);
  const fails = connection === "offline" || (hasFailed && connection === "connecting");
  if (fails !== hasFailed) setFailed(fails);
  const trying = fails && connection === "connecting";
  // A browser may take a device for offline that is not.
  if (!online && connection !== "live") return { text: words.connection.offline, late: false, trying };
  if (fails) return { text: words.connection.unreachable, late: false, trying };
  return connection === "connecting" ? { text: words.connection.connecting, late: true, trying } : null;
}
