import type { Path } from "../routing/address.ts";
import { navigate } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { showOverlay } from "../shell/overlays.ts";
import { flushDeletions } from "../sync/deletions.ts";
import { showToast } from "../ui/toasts.tsx";
import { codeOf, sentenceOf } from "../words/errors.ts";
import { signOut } from "./auth-client.ts";
import { leaveSession } from "./session.ts";
import { countUnsent } from "./unsent.ts";

/**
 * Signs out, and leaves nothing in the page for the next person, who is brought back `to` an address after signing in. Asks first if
 * that deletes something.
 */
export function leave(to?: Path): void {
  const { drafts, messages } = countUnsent();
  if (drafts + messages > 0) showOverlay("signOut");
  else leaveAtOnce(to).catch((error: unknown) => showToast(sentenceOf(error)));
}

/** Like {@link leave}, without the question. */
export async function leaveAtOnce(to?: Path): Promise<void> {
  try {
    await flushDeletions();
    await signOut();
  } catch (error) {
    // Then nobody is signed in here any more, or somebody else: what is left is to leave the page.
    if (codeOf(error) !== "SIGNED_OUT") throw error;
  }
  await leaveSession(() => navigate(paths.signIn({ to })));
}
