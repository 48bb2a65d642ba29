import type { DB, MemberRole } from "@parley/db";
import type { Kysely } from "kysely";

const inviteColumns = [
  "invites.id",
  "invites.group_id as groupId",
  "invites.role",
  "invites.max_uses as maxUses",
  "invites.uses",
  "invites.expires_at as expiresAt",
  "invites.revoked_at as revokedAt",
  "invites.created_by as createdBy",
  "invites.created_at as createdAt",
] as const;

export function getInvite(db: Kysely<DB>, inviteId: string) {
  return db.selectFrom("invites").where("id", "=", inviteId).select(inviteColumns).executeTakeFirstOrThrow();
}

/** The invites of a group that were not revoked, newest first. */
export function findInvites(db: Kysely<DB>, groupId: string, limit: number) {
  return db
    .selectFrom("invites")
    .where("group_id", "=", groupId)
    .where("revoked_at", "is", null)
    .select(inviteColumns)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/**
 * An invite by the hash of its token, with its group and its creator's current role there: null when the creator is no
 * longer a member.
 */
export function findInviteByHash(db: Kysely<DB>, tokenHash: string) {
  return db
    .selectFrom("invites")
    .innerJoin("groups", "groups.id", "invites.group_id")
    .innerJoin("users as maker", "maker.id", "invites.created_by")
    .leftJoin("members as making", (join) =>
      join.onRef("making.group_id", "=", "invites.group_id").onRef("making.user_id", "=", "invites.created_by"),
    )
    .where("invites.token_hash", "=", tokenHash)
    .select([...inviteColumns, "groups.name as groupName", "maker.name as makerName", "making.role as makerRole"])
    .executeTakeFirst();
}

interface NewInvite {
  id: string;
  groupId: string;
  tokenHash: string;
  role: MemberRole;
  createdBy: string;
  maxUses: number | null;
  expiresAt: Date | null;
}

export async function createInvite(tx: Kysely<DB>, invite: NewInvite): Promise<void> {
  await tx
    .insertInto("invites")
    .values({
      id: invite.id,
      group_id: invite.groupId,
      token_hash: invite.tokenHash,
      role: invite.role,
      created_by: invite.createdBy,
      max_uses: invite.maxUses,
      expires_at: invite.expiresAt,
    })
    .execute();
}

export async function countUse(tx: Kysely<DB>, inviteId: string): Promise<void> {
  await tx
    .updateTable("invites")
    .set((eb) => ({ uses: eb("uses", "+", 1) }))
    .where("id", "=", inviteId)
    .execute();
}

/** @returns whether the group has such an invite. One that was already revoked keeps its time. */
export async function revokeInvite(tx: Kysely<DB>, groupId: string, inviteId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("invites")
    .set((eb) => ({ revoked_at: eb.fn.coalesce("revoked_at", eb.fn<Date>("now")) }))
    .where("group_id", "=", groupId)
    .where("id", "=", inviteId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
