import { countOutgoing, forgetOutgoing } from "@parley/client";
import { countDrafts, forgetDrafts } from "../composer/drafts.ts";
import { pageStorage } from "../page-storage.ts";
import { parley } from "../sync/parley.ts";
import { utils } from "../trpc.ts";

/** What somebody has written in this browser and not sent. */
export interface Unsent {
  readonly drafts: number;
  readonly messages: number;
}

/** What the signed-in person would lose by signing out. */
export function countUnsent(): Unsent {
  const userId = utils.sync.snapshot.getData()?.user.id;
  if (!userId) return { drafts: 0, messages: 0 };
  return { drafts: countDrafts(userId), messages: countOutgoing(pageStorage, userId) };
}

/** Deletes drafts and unsent messages of a person, so that the next user of this browser does not find them. */
export function forgetUnsent(userId: string): void {
  if (utils.sync.snapshot.getData()?.user.id === userId) parley().outbox.clear();
  forgetOutgoing(pageStorage, userId);
  forgetDrafts(userId);
}
