import { v7 as uuidv7 } from "uuid";
import { ParleyError } from "../errors.ts";
import { limits } from "../limits.ts";
import { joinGroup } from "../members/members.actions.ts";
import type { Tx } from "../transaction.ts";
import { findUserSeenBy, shareLockUser } from "../users/users.queries.ts";
import * as queries from "./directs.queries.ts";

/**
 * Finds the direct conversation of two people who share a group, or creates it: a group of kind `direct` with one chat and
 * both people as guests, so that the permission table lets neither of them add, rename or invite.
 *
 * @throws NOT_FOUND, DIRECT_WITH_ONESELF, TOO_MANY_DIRECTS
 */
export async function openDirect(tx: Tx, userId: string, otherId: string) {
  if (userId === otherId) throw new ParleyError("DIRECT_WITH_ONESELF");
  const isThere = await shareLockUser(tx, otherId);
  if (!isThere || !(await findUserSeenBy(tx, otherId, userId))) throw new ParleyError("NOT_FOUND");
  const pair = queries.pairOf(userId, otherId);
  const known = await queries.findDirect(tx, pair);
  if (known) return known;
  if ((await queries.countDirects(tx, userId)) >= limits.directsPerPerson) throw new ParleyError("TOO_MANY_DIRECTS");

  const made = { groupId: uuidv7(), chatId: uuidv7() };
  if (!(await queries.createPair(tx, made.groupId, pair))) return (await queries.findDirect(tx, pair)) ?? made;
  await queries.createDirect(tx, made);
  for (const id of [userId, otherId]) await joinGroup(tx, { groupId: made.groupId, userId: id, role: "guest" });
  return made;
}
