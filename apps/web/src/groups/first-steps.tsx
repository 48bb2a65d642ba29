import { can } from "@parley/api/permissions";
import type { Chat, Group } from "@parley/client";
import { lazy, Suspense, useState } from "react";
import { untilLoaded } from "../ui/usable.ts";
import { useAlone } from "./use-alone.ts";

const FirstStepsCard = lazy(() => untilLoaded(() => import("./first-steps-card.tsx")));

/** After this many messages, even somebody who is alone no longer needs help. */
const maxMessages = 30;

const put = new Set<string>();

/** Helps somebody who is alone in a group to invite others. Hidden as soon as somebody joins. */
export function FirstSteps({ group, chat }: { group: Group; chat: Chat }) {
  const [away, setAway] = useState(put.has(group.id));
  const wanted = !away && can(group.role, "invite.create") && chat.visibility === "open" && chat.lastSeq < maxMessages;
  const alone = useAlone(group.id, wanted);
  if (!alone) return null;
  const putAway = () => {
    put.add(group.id);
    setAway(true);
  };
  return (
    <Suspense>
      <FirstStepsCard group={group} putAway={putAway} />
    </Suspense>
  );
}
