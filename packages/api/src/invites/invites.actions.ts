import { createHash, randomBytes } from "node:crypto";
import type { DB } from "@parley/db";
import type { Kysely } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { GroupAccess } from "../access/access.ts";
import { can, canGrant, type Role } from "../access/permissions.ts";
import { ParleyError } from "../errors.ts";
import { countTeamsOf, getGroup, lockGroups } from "../groups/groups.queries.ts";
import { limits } from "../limits.ts";
import { joinGroup } from "../members/members.actions.ts";
import { findMember } from "../members/members.queries.ts";
import type { Tx } from "../transaction.ts";
import * as queries from "./invites.queries.ts";

/** Only the hash is stored: reading the database does not let anybody in. */
const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

interface InviteTerms {
  role: Exclude<Role, "owner">;
  maxUses?: number | null | undefined;
  expiresInSeconds?: number | null | undefined;
}

/** Creates an invite. Its token is in this answer and nowhere else. @throws ROLE_TOO_HIGH, TOO_MANY_INVITES */
export async function createInvite(
  tx: Tx,
  group: GroupAccess<"invite.create">,
  { role, maxUses, expiresInSeconds, publicUrl }: InviteTerms & { publicUrl: string },
) {
  if (!canGrant(group.role, role)) throw new ParleyError("ROLE_TOO_HIGH");
  const open = await queries.findInvites(tx, group.id, limits.activeInvitesPerGroup);
  if (open.length === limits.activeInvitesPerGroup) throw new ParleyError("TOO_MANY_INVITES");

  const token = randomBytes(24).toString("base64url");
  const id = uuidv7();
  await queries.createInvite(tx, {
    id,
    groupId: group.id,
    tokenHash: hashOf(token),
    role,
    createdBy: group.actorId,
    maxUses: maxUses ?? null,
    expiresAt: expiresInSeconds ? new Date(Date.now() + expiresInSeconds * 1000) : null,
  });
  return { ...(await queries.getInvite(tx, id)), token, url: `${publicUrl}/invite/${token}` };
}

export async function revokeInvite(tx: Tx, group: GroupAccess<"invite.revoke">, inviteId: string) {
  if (!(await queries.revokeInvite(tx, group.id, inviteId))) throw new ParleyError("NOT_FOUND");
  return { inviteId };
}

/** What the holder of a link may know before signing in. @throws what {@link acceptInvite} throws */
export async function previewInvite(db: Kysely<DB>, token: string) {
  const invite = await usableInvite(db, token);
  return {
    group: { id: invite.groupId, name: invite.groupName },
    role: invite.role,
    invitedBy: { name: invite.makerName },
    expiresAt: invite.expiresAt,
  };
}

/**
 * Joins the invite's group. For a person who is already a member this just returns the group, and no use is counted.
 *
 * @throws INVITE_INVALID, INVITE_REVOKED, INVITE_EXPIRED, INVITE_USED_UP, TOO_MANY_GROUPS
 */
export async function acceptInvite(tx: Tx, userId: string, token: string) {
  const known = await queries.findInviteByHash(tx, hashOf(token));
  if (!known) throw new ParleyError("INVITE_INVALID");
  // Invites of a group are used one at a time, so that everything read from here on is up to date.
  await lockGroups(tx, [known.groupId]);
  const member = await findMember(tx, known.groupId, userId);
  if (member) return { ...(await getGroup(tx, member.groupId)), role: member.role };

  const invite = await usableInvite(tx, token);
  if ((await countTeamsOf(tx, userId)) >= limits.groupsPerPerson) throw new ParleyError("TOO_MANY_GROUPS");
  await queries.countUse(tx, invite.id);
  const { role } = await joinGroup(tx, { groupId: invite.groupId, userId, role: invite.role });
  return { ...(await getGroup(tx, invite.groupId)), role };
}

async function usableInvite(db: Kysely<DB>, token: string) {
  const invite = await queries.findInviteByHash(db, hashOf(token));
  if (!invite) throw new ParleyError("INVITE_INVALID");
  if (invite.revokedAt || !mayStillInvite(invite)) throw new ParleyError("INVITE_REVOKED");
  if (invite.expiresAt && invite.expiresAt.getTime() <= Date.now()) throw new ParleyError("INVITE_EXPIRED");
  if (invite.maxUses !== null && invite.uses >= invite.maxUses) throw new ParleyError("INVITE_USED_UP");
  return invite;
}

/** An invite is valid as long as its creator may invite: a removed admin cannot come back with a link they kept. */
function mayStillInvite({ makerRole, role }: { makerRole: Role | null; role: Role }): boolean {
  return makerRole !== null && can(makerRole, "invite.create") && canGrant(makerRole, role);
}
