import { reasonOf, type Snapshot } from "@parley/client";
import { pageStorage } from "../page-storage.ts";
import { queryClient } from "../query-client.ts";
import { closeParley, untilStarted } from "../sync/parley.ts";
import { utils } from "../trpc.ts";
import { closeToasts } from "../ui/toasts.tsx";
import { isSignedIn } from "./auth-client.ts";
import { forgetUnsent } from "./unsent.ts";

/*
 * Scripts cannot see the session cookie. This flag says whether there probably is one, so that a signed-in person gets the
 * snapshot at once, and a stranger does not cause a 401 first.
 */
const hintKey = "parley.signed-in";
/** Who has signed out in this browser, and when, for the other tabs. */
const leftKey = "parley.signed-out";

/** Set while the session has ended but its data is still on the screen. */
let over = false;

/** Whether somebody is signed in here, as far as one can tell without asking the server. */
export const isLikelySignedIn = (): boolean => pageStorage.getItem(hintKey) !== null;

/** The snapshot of the signed-in person, or null when nobody is signed in. Throws when there is no answer. */
export async function loadSnapshot(): Promise<Snapshot | null> {
  const known = utils.sync.snapshot.getData();
  if (known && !over) return known;
  if (!isLikelySignedIn() && !(await isSignedIn())) return null;
  // Somebody has signed in again in another tab, perhaps somebody else.
  if (over) startSession();
  try {
    await untilStarted();
    pageStorage.setItem(hintKey, "1");
    return utils.sync.snapshot.getData() ?? null;
  } catch (error) {
    // The next try starts over, without this one's backoff.
    closeParley();
    if (reasonOf(error) !== "SIGNED_OUT") throw error;
    pageStorage.removeItem(hintKey);
    return null;
  }
}

/** Call it after signing in: the next check of the session asks the server. */
export function startSession(): void {
  over = false;
  closeParley();
  queryClient.clear();
  closeToasts();
  pageStorage.setItem(hintKey, "1");
}

/**
 * Call it when the session has ended: leaves the page with `go`, then forgets its data. Drafts and unsent messages stay, for the
 * next time the person signs in.
 */
export async function endSession(go: () => Promise<unknown>): Promise<void> {
  over = true;
  pageStorage.removeItem(hintKey);
  // They quote what the next page is not to show.
  closeToasts();
  await go();
  // Somebody has signed in again in the meantime.
  if (!over) return;
  over = false;
  closeParley();
  // Not earlier: what is on the screen would fetch its data again.
  queryClient.clear();
  // What was said meanwhile.
  closeToasts();
}

/** Whether the session of a person goes on in this tab, as far as one can tell without asking the server. */
export const isStillHere = (userId: string): boolean =>
  isLikelySignedIn() && utils.sync.snapshot.getData()?.user.id === userId;

/**
 * Call it after a person has signed out: like {@link endSession}, but also deletes their drafts and unsent messages, in all tabs.
 * The stream may have heard of it first, and the session have ended here before.
 */
export async function leaveSession(userId: string, go: () => Promise<unknown>): Promise<void> {
  forgetEverywhere(userId);
  // Otherwise somebody has signed in since.
  if (isStillHere(userId) || !isLikelySignedIn()) await endSession(go);
}

/** Deletes a person's drafts and unsent messages, in all tabs. Their session has ended, and they wanted that. */
export function forgetEverywhere(userId: string): void {
  forgetUnsent(userId);
  pageStorage.setItem(leftKey, JSON.stringify({ userId, at: Date.now() }));
}

/** Calls back when somebody signs out in another tab. By then they have nothing left to send. */
export function onLeftElsewhere(listener: (userId: string) => void): void {
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== leftKey || newValue === null) return;
    const { userId } = JSON.parse(newValue) as { userId: string };
    forgetUnsent(userId);
    listener(userId);
  });
}
