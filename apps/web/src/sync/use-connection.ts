import type { ParleyState } from "@parley/client";
import { useSyncExternalStore } from "react";
import { parley } from "./parley.ts";

/** The state of the stream. */
export function useConnection(): ParleyState["connection"] {
  const { store } = parley();
  return useSyncExternalStore(store.subscribe, () => store.getState().connection);
}
