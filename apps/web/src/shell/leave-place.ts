import type { ClientEvent } from "@parley/client";
import { useSyncExternalStore } from "react";
import { createListeners } from "../listeners.ts";
import type { Path } from "../routing/address.ts";
import { navigate } from "../routing/navigation.ts";
import { apply } from "../sync/parley.ts";

interface Leaving {
  /** Asks the server. */
  leave: () => Promise<unknown>;
  /** The page to open instead. */
  to: Path;
}

let leaving: string | undefined;
const { subscribe, tell } = createListeners();

/** Leaves or deletes a group or a chat, and goes to another page. Until that is shown, nothing says that the place is gone. */
export async function leavePlace(
  gone: Extract<ClientEvent, { type: "group.deleted" | "chat.deleted" }>,
  { leave, to }: Leaving,
): Promise<void> {
  // Before the server is asked: its event may arrive before its answer.
  setLeaving(gone.type === "chat.deleted" ? gone.chatId : gone.groupId);
  try {
    await leave();
    apply(gone);
    await navigate(to, { replace: true });
  } finally {
    setLeaving(undefined);
  }
}

function setLeaving(id: string | undefined): void {
  leaving = id;
  tell();
}

/** The group or the chat that the person is leaving or deleting. */
export const useLeaving = (): string | undefined => useSyncExternalStore(subscribe, () => leaving);
