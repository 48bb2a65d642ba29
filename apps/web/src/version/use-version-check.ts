import { useEffect, useRef } from "react";
import { useConnection } from "../sync/use-connection.ts";
import { lookForNewVersion } from "./version.ts";

/** After a restart all clients come back; they need not all ask at once. */
const spreadMs = 5_000;

/** Looks for a new version each time the connection was lost and is back: perhaps the server was replaced. */
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
