import { onSignedOut } from "../query-client.ts";
import type { Path } from "../routing/address.ts";
import { navigate } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { showOverlay } from "../shell/overlays.ts";
import { flushDeletions } from "../sync/deletions.ts";
import { parley } from "../sync/parley.ts";
import { utils } from "../trpc.ts";
import { showToast } from "../ui/toasts.tsx";
import { codeOf, sentenceOf } from "../words/errors.ts";
import { signOut } from "./auth-client.ts";
import { forgetEverywhere, isStillHere, leaveSession } from "./session.ts";
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
export const leaveAtOnce = (to?: Path): Promise<void> => leaveBy(signOutHere, paths.signIn({ to }));

async function signOutHere(userId: string): Promise<void> {
  try {
    await signOut();
  } catch (error) {
    // Otherwise nobody is signed in here any more, or somebody else: what is left is to leave the page.
    if (codeOf(error) !== "SIGNED_OUT" && isStillHere(userId)) throw error;
  }
}

/**
 * Ends the signed-in person's session on purpose: sends what waits to be sent, then `end`s the session, leaves nothing in the page
 * for the next person, and goes `to` an address. If `end` fails, everything stays, as long as the session does.
 */
export async function leaveBy(end: (userId: string) => Promise<unknown>, to: Path): Promise<void> {
  // Not later: the stream may hear of the end before it is answered.
  const userId = utils.sync.snapshot.getData()?.user.id;
  if (!userId) return;
  await flushDeletions();
  try {
    await end(userId);
  } catch (error) {
    forgetIfOver(userId, codeOf(error));
    throw error;
  }
  await leaveSession(userId, () => navigate(to));
}

/**
 * Deletes what a person has not sent if their session is over although ending it has failed: they wanted both. Without an answer, and
 * so without a code, nobody knows yet. What the stream brings next tells.
 */
function forgetIfOver(userId: string, code: string | undefined): void {
  const isOver = code === "SIGNED_OUT" || !isStillHere(userId);
  if (isOver) forgetEverywhere(userId);
  if (isOver || code) return;
  const stop = () => {
    stopHearing();
    stopWaiting();
  };
  const stopHearing = parley().onEvent((event) => {
    // That the connection is lost says nothing.
    if (event.type !== "connection.changed" || event.connection === "live") stop();
  });
  const stopWaiting = onSignedOut(() => {
    stop();
    if (utils.sync.snapshot.getData()?.user.id === userId) forgetEverywhere(userId);
  });
}
