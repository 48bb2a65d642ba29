import { useEffect, useRef } from "react";
import { useConnection } from "../sync/use-connection.ts";
import { lookForNewVersion } from "./version.ts";

/** After a restart all clients reconnect; they need not all check at once. */
const spreadMs = 5_000;

/** Checks for a new version whenever the connection comes back: perhaps the server was updated. */
export function useVersionCheck(): void {
  const connection = useConnection();
  const wasLost = useRef(false);
  useEffect(() => {
    if (connection !== "live") {
      wasLost.current = true;
      return;
    }
    if (!wasLost.current) return;
    const timer = setTimeout(() => {
      wasLost.current = false;
      void lookForNewVersion();
    }, Math.random() * spreadMs);
    return () => clearTimeout(timer);
  }, [connection]);
}
