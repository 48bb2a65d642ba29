import type { useNavigate } from "@tanstack/react-router";
import { flushDeletions } from "../sync/deletions.ts";
import { showToast } from "../ui/toasts.tsx";
import { codeOf, sentenceOf } from "../words/errors.ts";
import { signOut } from "./auth-client.ts";
import { leaveSession } from "./session.ts";

/** Signs out, and leaves nothing in the page for the next person. */
export async function leave(navigate: ReturnType<typeof useNavigate>): Promise<void> {
  try {
    await flushDeletions();
    await signOut();
  } catch (error) {
    // Then nobody is signed in here any more, or somebody else: what is left is to leave the page.
    if (codeOf(error) !== "SIGNED_OUT") {
      showToast(sentenceOf(error));
      return;
    }
  }
  await leaveSession(() => navigate({ to: "/sign-in" }));
}
