import type { Outgoing } from "@parley/client";
import { useMemo, useSyncExternalStore } from "react";
import { parley } from "./parley.ts";

/** The person's messages to a chat that are not stored yet, in the order written. */
export function useOutgoing(chatId: string): readonly Outgoing[] {
  const { outbox } = parley();
  const all = useSyncExternalStore(outbox.subscribe, outbox.all);
  return useMemo(() => all.filter((one) => one.chatId === chatId), [all, chatId]);
}
