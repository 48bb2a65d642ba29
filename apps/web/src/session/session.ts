import type { Snapshot } from "@parley/client";
import { queryClient } from "../query-client.ts";
import { closeParley, untilStarted } from "../sync/parley.ts";
import { reasonOf, utils } from "../trpc.ts";
import { isSignedIn } from "./auth-client.ts";

const hintKey = "parley.signed-in";

/*
 * The cookie is out of reach of scripts. This mark says whether there is likely one, so that someone signed in gets the
 * snapshot at once, and a stranger is not first told off with a 401.
 */
const hint = {
  get: () => safely(() => localStorage.getItem(hintKey) !== null) ?? false,
  set: () => safely(() => localStorage.setItem(hintKey, "1")),
  clear: () => safely(() => localStorage.removeItem(hintKey)),
};

function safely<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** Everything the signed-in person starts from, or null when nobody is signed in. Throws when no answer came. */
export async function loadSnapshot(): Promise<Snapshot | null> {
  if (!hint.get() && !(await isSignedIn())) return null;
  try {
    if (!utils.sync.snapshot.getData()) await untilStarted();
    hint.set();
    return utils.sync.snapshot.getData() ?? null;
  } catch (error) {
    if (reasonOf(error) !== "SIGNED_OUT") throw error;
    hint.clear();
    closeParley();
    return null;
  }
}

/** After signing in: the next look at the session asks the server. */
export function startSession(): void {
  closeParley();
  queryClient.clear();
  hint.set();
}

/**
 * After signing out, or when the session ended: leaves the page by `go`, and then forgets what it showed. Drafts stay:
 * they are found again after the next sign-in.
 */
export async function endSession(go: () => Promise<unknown>): Promise<void> {
  hint.clear();
  await go();
  closeParley();
  // Not before: what is on the screen would ask for its data again.
  queryClient.clear();
}
