import { onlineManager } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { useConnection } from "../sync/use-connection.ts";
import { words } from "../words/words.ts";

interface ConnectionText {
  readonly text: string;
  /** Whether to show it with a delay: most interruptions are over before anybody could read about them. */
  readonly late: boolean;
}

/** What to say about the network and the server, or null while all is well. */
export function useConnectionText(): ConnectionText | null {
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  const connection = useConnection();
  if (!online) return { text: words.connection.offline, late: false };
  if (connection === "offline") return { text: words.connection.unreachable, late: false };
  return connection === "connecting" ? { text: words.connection.connecting, late: true } : null;
}
