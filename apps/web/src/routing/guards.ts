import type { Snapshot } from "@parley/client";
import { forgetChoice } from "../invites/joining.ts";
import { queryClient } from "../query-client.ts";
import { loadSnapshot } from "../session/session.ts";
import { firstChat, firstGroup } from "../shell/first-chat.ts";
import { isWide } from "../shell/use-wide.ts";
import { timelineQuery } from "../sync/chat-timeline.ts";
import { utils } from "../trpc.ts";
import type { Path } from "./address.ts";
import { paths } from "./paths.ts";

/** Lets only signed-in people pass. Whoever is not signs in first, and comes back. */
export async function askToSignIn(_given: object, path: Path): Promise<Path | undefined> {
  if (!(await loadSnapshot())) return paths.signIn({ to: path });
  // Whoever went elsewhere no longer expects to join.
  forgetChoice();
  return undefined;
}

/** Lets only people pass who are not signed in. */
export async function skipSignIn({ to }: { to?: Path | undefined }): Promise<Path | undefined> {
  // If there is no answer, show the form: submitting it says what is wrong.
  const snapshot = await loadSnapshot().catch(() => null);
  if (!snapshot) return undefined;
  // Signed in somewhere else, in another tab for example: whoever it is first sees who would join.
  forgetChoice();
  return to ?? paths.home();
}

/** From `/` to the chat that was last open, or to what comes before there is one. */
export async function findHome(): Promise<Path> {
  const snapshot = await loadSnapshot();
  if (!snapshot) return paths.signIn();
  const groupId = firstGroup(snapshot);
  if (!groupId) return paths.welcome();
  const chatId = firstChat(snapshot, groupId);
  if (!chatId) return paths.group({ groupId });
  void queryClient.prefetchQuery(timelineQuery(chatId));
  // So that the messages are asked for before the page around them is drawn, which takes longer than they do.
  await new Promise((resolve) => setTimeout(resolve));
  return paths.chat({ groupId, chatId });
}

/** From a group to one of its chats. A phone has no room for it beside the list. */
export function openFirstChat({ groupId }: { groupId: string }): Path | undefined {
  const snapshot: Snapshot | false | undefined = isWide() && utils.sync.snapshot.getData();
  const chatId = snapshot && firstChat(snapshot, groupId);
  return chatId ? paths.chat({ groupId, chatId }) : undefined;
}
