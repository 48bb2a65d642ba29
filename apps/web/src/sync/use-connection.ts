import type { ParleyState } from "@parley/client";
import { useSyncExternalStore } from "react";
import { parley } from "./parley.ts";

/** How the stream is. */
export function useConnection(): ParleyState["connection"] {
  const { store } = parley();
  return useSyncExternalStore(store.subscribe, () => store.getState().connection);
}
