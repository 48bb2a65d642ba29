import type { useNavigate } from "@tanstack/react-router";
import { showOverlay } from "../shell/overlays.ts";
import { flushDeletions } from "../sync/deletions.ts";
import { showToast } from "../ui/toasts.tsx";
import { codeOf, sentenceOf } from "../words/errors.ts";
import { signOut } from "./auth-client.ts";
import { leaveSession } from "./session.ts";
import { countUnsent } from "./unsent.ts";

/** Signs out, and leaves nothing in the page for the next person. Asks first if that deletes something. */
export function leave(navigate: ReturnType<typeof useNavigate>): void {
  const { drafts, messages } = countUnsent();
  if (drafts + messages > 0) showOverlay("signOut");
  else leaveAtOnce(() => navigate({ to: "/sign-in" })).catch((error: unknown) => showToast(sentenceOf(error)));
}

/** Signs out without a question, and leaves the page with `go`. */
export async function leaveAtOnce(go: () => Promise<unknown>): Promise<void> {
  try {
    await flushDeletions();
    await signOut();
  } catch (error) {
    // Then nobody is signed in here any more, or somebody else: what is left is to leave the page.
    if (codeOf(error) !== "SIGNED_OUT") throw error;
  }
  await leaveSession(go);
}
