import { forgetOutgoing, type Snapshot } from "@parley/client";
import { forgetDrafts } from "../composer/drafts.ts";
import { pageStorage } from "../page-storage.ts";
import { queryClient } from "../query-client.ts";
import { closeParley, parley, untilStarted } from "../sync/parley.ts";
import { reasonOf, utils } from "../trpc.ts";
import { isSignedIn } from "./auth-client.ts";

/*
 * The cookie is out of reach of scripts. This mark says whether there is likely one, so that someone signed in gets the
 * snapshot at once, and a stranger is not first told off with a 401.
 */
const hintKey = "parley.signed-in";
/** Who has signed out in this browser, and when: the other tabs hear of it. */
const leftKey = "parley.signed-out";

/** The session has ended, and what it showed is still on the screen. */
let over = false;

/** Everything the signed-in person starts from, or null when nobody is signed in. Throws when no answer came. */
export async function loadSnapshot(): Promise<Snapshot | null> {
  const known = utils.sync.snapshot.getData();
  if (known && !over) return known;
  if (pageStorage.getItem(hintKey) === null && !(await isSignedIn())) return null;
  // In another tab somebody has signed in again, perhaps somebody else.
  if (over) startSession();
  try {
    await untilStarted();
    pageStorage.setItem(hintKey, "1");
    return utils.sync.snapshot.getData() ?? null;
  } catch (error) {
    // The next try begins anew, without the pauses of this one.
    closeParley();
    if (reasonOf(error) !== "SIGNED_OUT") throw error;
    pageStorage.removeItem(hintKey);
    return null;
  }
}

/** After signing in: the next look at the session asks the server. */
export function startSession(): void {
  over = false;
  closeParley();
  queryClient.clear();
  pageStorage.setItem(hintKey, "1");
}

/**
 * When the session ended: leaves the page by `go`, and then forgets what it showed. Drafts and messages that were not sent
 * stay: they are found again after the next sign-in.
 */
export async function endSession(go: () => Promise<unknown>): Promise<void> {
  over = true;
  pageStorage.removeItem(hintKey);
  await go();
  // On the way out somebody was signed in after all.
  if (!over) return;
  over = false;
  closeParley();
  // Not before: what is on the screen would ask for its data again.
  queryClient.clear();
}

/** After signing out: as {@link endSession}, and in all tabs of the browser nothing stays of what was not sent. */
export async function leaveSession(go: () => Promise<unknown>): Promise<void> {
  const userId = utils.sync.snapshot.getData()?.user.id;
  if (userId) {
    forgetUnsent(userId);
    pageStorage.setItem(leftKey, JSON.stringify({ userId, at: Date.now() }));
  }
  await endSession(go);
}

/** Calls back when somebody signs out in another tab. By then nothing of theirs waits to be sent. */
export function onLeftElsewhere(listener: (userId: string) => void): void {
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== leftKey || newValue === null) return;
    const { userId } = JSON.parse(newValue) as { userId: string };
    forgetUnsent(userId);
    listener(userId);
  });
}

function forgetUnsent(userId: string): void {
  if (utils.sync.snapshot.getData()?.user.id === userId) parley().outbox.clear();
  forgetOutgoing(pageStorage, userId);
  forgetDrafts(userId);
}
