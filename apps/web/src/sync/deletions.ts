import { ask, failureOf, headersOf, reasonOf } from "@parley/client";
import { useEffect, useSyncExternalStore } from "react";
import { pageStorage } from "../page-storage.ts";
import { access, trpcClient } from "../trpc.ts";
import { showToast } from "../ui/toasts.tsx";
import { sentenceOf } from "../words/errors.ts";
import { apply, parley } from "./parley.ts";
import { createPendingDeletions, type Deletion, type Outcome } from "./pending-deletions.ts";
import { useMe } from "./use-snapshot.ts";

/*
 * Messages deleted in this browser. The deletion is sent a few seconds later, so that it can be undone: once the server has
 * deleted a message, its text is gone. Why the client does this: docs/decisions/undo-before-sending.md
 */

const signedIn = () => parley().store.getState().snapshot?.user.id;

async function send({ chatId, messageId, userId }: Deletion): Promise<Outcome> {
  if (signedIn() !== userId) return "other";
  try {
    const message = await trpcClient.messages.delete.mutate({ chatId, messageId });
    apply({ type: "message.deleted", chatId, rev: message.rev, message });
    return "done";
  } catch (error) {
    if (reasonOf(error) === "SIGNED_OUT") return "other";
    if (failureOf(error).kind !== "refused") return "later";
    showToast(sentenceOf(error));
    return "done";
  }
}

/**
 * Like tRPC's link, but with `keepalive`, so that the browser finishes the request after the page is closed. Without a time limit:
 * nobody waits for it.
 */
function sendAtLast({ chatId, messageId, userId }: Deletion): void {
  if (signedIn() !== userId) return;
  void ask(access, "/trpc/messages.delete", {
    method: "POST",
    keepalive: true,
    headers: { "content-type": "application/json", ...headersOf({ ...access, userId: () => userId }) },
    body: JSON.stringify({ chatId, messageId }),
  }).catch(() => {});
}

const deletions = createPendingDeletions({ storage: pageStorage, send, sendAtLast });
addEventListener("pagehide", deletions.leave);
addEventListener("storage", ({ key, newValue }) => deletions.hear(key, newValue));

/** Deletes a message soon, unless that is undone in time. */
export function deleteSoon(message: { readonly chatId: string; readonly id: string }): void {
  const userId = signedIn();
  if (userId) deletions.add({ chatId: message.chatId, messageId: message.id, userId });
}

/** @returns false when it is too late. */
export const takeBackDeletion = (messageId: string): boolean => deletions.takeBack(messageId, signedIn());

/** Sends pending deletions, before the session ends. */
export const flushDeletions = deletions.flush;

/** Whether the signed-in person is about to delete a message. */
export const isDeleting = (messageId: string): boolean => deletions.has(messageId, signedIn());

/** Calls back once, when a pending deletion has been sent or undone. */
export function whenSettled(messageId: string, act: () => void): void {
  const userId = signedIn();
  const stop = deletions.subscribe(() => {
    if (deletions.has(messageId, userId)) return;
    stop();
    act();
  });
}

export const useIsDeleting = (messageId: string): boolean =>
  useSyncExternalStore(deletions.subscribe, () => isDeleting(messageId));

/** Resumes deletions that an earlier page left behind. */
export function useResumedDeletions(): void {
  const { id } = useMe();
  useEffect(() => deletions.resume(id), [id]);
}
