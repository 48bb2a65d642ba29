import type { ParleyState } from "@parley/client";
import { useSyncExternalStore } from "react";
import { parley } from "./parley.ts";

const nobody: ParleyState["typing"][string] = [];

/** Who else is typing in a chat right now. */
export function useTyping(chatId: string): ParleyState["typing"][string] {
  const { store } = parley();
  return useSyncExternalStore(store.subscribe, () => store.getState().typing[chatId] ?? nobody);
}
