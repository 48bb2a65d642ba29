import { setTimeout as sleep } from "node:timers/promises";
import type { History } from "../history/history.ts";
import type { Random } from "../random.ts";
import type { Scene, Session } from "../scene.ts";
import { passwordOf, signIn } from "../scene.ts";
import { Caller, type Line } from "./caller.ts";
import type { Follower } from "./follower.ts";

interface Churn {
  readonly scene: Scene;
  readonly random: Random;
  /** Minimum and maximum between two steps. */
  readonly pauseMs: readonly [number, number];
}

/** Repeatedly removes Eve from the private chat or from the group, and adds her again. */
export async function toggleAccess({ scene, random, pauseMs }: Churn, until: AbortSignal): Promise<void> {
  const { ada, eve, groupId, chatIds } = scene;
  const { userId, username } = eve.by;
  const den = { chatId: chatIds.den, userId };
  while (!until.aborted) {
    await sleep(random.between(...pauseMs));
    if (random.chance(0.5)) {
      await ada.caller.persist("chats.removeMember", den);
      await sleep(random.between(...pauseMs));
    } else {
      await ada.caller.persist("members.remove", { groupId, userId });
      await sleep(random.between(...pauseMs));
      await ada.caller.persist("members.add", { groupId, username });
    }
    await ada.caller.persist("chats.addMember", den);
  }
}

/** Repeatedly changes, as the owner, what everyone sees: names, roles, the set of chats, and the visibility of one. */
export async function rearrange({ scene, random, pauseMs }: Churn, until: AbortSignal): Promise<void> {
  const { ada, cleo, groupId, chatIds } = scene;
  const { caller } = ada;
  let count = 0;
  let extra: string | undefined;
  while (!until.aborted) {
    await sleep(random.between(...pauseMs));
    const dice = random.next();
    const either = random.chance(0.5);
    if (dice < 0.3) {
      await caller.persist("chats.update", { chatId: chatIds.yard, visibility: either ? "open" : "private" });
    } else if (dice < 0.5) {
      await caller.persist("members.update", { groupId, userId: cleo.by.userId, role: either ? "admin" : "member" });
    } else if (dice < 0.7) {
      await caller.persist("groups.update", { groupId, name: `Everybody ${++count}` });
    } else if (extra === undefined) {
      const visibility = either ? "open" : "private";
      const made = await caller.persist("chats.create", { groupId, name: `room ${++count}`, visibility });
      if (made.outcome === "ok") extra = made.data.id;
    } else {
      await caller.persist("chats.delete", { chatId: extra });
      extra = undefined;
    }
  }
}

export interface SessionChurn extends Churn {
  readonly history: History;
  readonly line: Line;
}

/** Repeatedly signs Finn out and in again, or changes his password, which ends all his other sessions. */
export async function churnSessions(
  { scene, random, pauseMs, history, line }: SessionChurn,
  until: AbortSignal,
): Promise<void> {
  let count = 0;
  let password = passwordOf("finn");
  let session = scene.finn;
  let follower = scene.join(session, line);
  const again = async (): Promise<Session> => {
    for (let attempt = 0; attempt < 500; attempt++) {
      const found = await signIn(line, session, { client: `finn-${++count}`, password }).catch(() => undefined);
      if (found) return found;
      await sleep(random.between(50, 200));
    }
    throw new Error("Finn could not sign in.");
  };
  while (!until.aborted) {
    await sleep(random.between(...pauseMs));
    const before: Follower = follower;
    session = await again();
    follower = scene.join(session, line);
    await sleep(random.between(...pauseMs));
    if (random.chance(0.7)) await before.caller.persist("sign-out", {});
    else {
      const newPassword = `${passwordOf("finn")} ${count}`;
      const changing = new Caller(history, { ...session, line });
      const changed = await changing.call("change-password", { currentPassword: password, newPassword });
      // The current password is unknown, so Finn stops here.
      if (changed.outcome === "unknown") return;
      if (changed.outcome === "ok") password = newPassword;
    }
  }
}
