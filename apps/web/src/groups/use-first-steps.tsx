import { can } from "@parley/api/permissions";
import type { Chat, Group } from "@parley/client";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { focusPageIfLost } from "../ui/focus-page.ts";
import { untilLoaded } from "../ui/usable.ts";
import { useAlone } from "./use-alone.ts";

const FirstStepsCard = lazy(() => untilLoaded(() => import("./first-steps-card.tsx")));

/** After this many messages, even somebody who is alone no longer needs help. */
const maxMessages = 30;

const put = new Set<string>();

/**
 * Helps somebody who is alone in a group to invite others, until somebody joins. A hook, so that it is asked for together with the
 * messages, and not only once they are there.
 */
export function useFirstSteps(group: Group, chat: Chat): ReactNode {
  const [away, setAway] = useState(put.has(group.id));
  const fits = chat.visibility === "open" && !chat.archivedAt && chat.lastSeq < maxMessages;
  const alone = useAlone(group.id, !away && fits && can(group.role, "invite.create"));
  if (!alone) return null;
  const putAway = () => {
    put.add(group.id);
    setAway(true);
    focusPageIfLost();
  };
  return (
    <Suspense>
      <FirstStepsCard group={group} putAway={putAway} />
    </Suspense>
  );
}
