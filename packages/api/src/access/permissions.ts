import type { MemberRole } from "@parley/db";

/*
 * Who may do what in a group. Pure data: the web client reads the same table to hide what a person may not do.
 * What is not listed is denied.
 */

export type Role = MemberRole;

/** From most to least. */
export const roles = ["owner", "admin", "member", "guest"] as const satisfies readonly Role[];

const everyone = roles;
const members = ["owner", "admin", "member"] as const;
const admins = ["owner", "admin"] as const;
const owners = ["owner"] as const;

/** For reading, outside a transaction. */
export const readPermissions = {
  "group.read": everyone,
  "member.read": everyone,
  "invite.read": admins,
  "chat.read": everyone,
  "message.read": everyone,
} as const;

/** For writing, in a transaction that holds a lock on the actor's membership. */
export const writePermissions = {
  "group.update": admins,
  "group.delete": owners,
  "member.add": admins,
  "member.update": admins,
  "member.remove": admins,
  "member.leave": everyone,
  "group.mute": everyone,
  "invite.create": admins,
  "invite.revoke": admins,
  "chat.create": members,
  /** Name, topic, visibility, archive. Members only in chats they created; the action checks that. */
  "chat.update": members,
  "chat.updateAny": admins,
  "chat.delete": admins,
  /** Adding others to a private chat, or removing them. Only someone inside ever gets this far. */
  "chat.share": members,
  "chat.leave": everyone,
  "chat.markRead": everyone,
  "chat.mute": everyone,
  "message.send": everyone,
  /** Only the author, whatever their role; the action checks that. */
  "message.edit": everyone,
  "message.delete": everyone,
  "message.deleteAny": admins,
  /** Mentioning everyone in the chat by `@all` or `@here`. From others these are ordinary words. */
  "message.mentionAll": admins,
} as const;

const permissions = { ...readPermissions, ...writePermissions };

export type ReadPermission = keyof typeof readPermissions;
export type WritePermission = keyof typeof writePermissions;
export type Permission = ReadPermission | WritePermission;

/** Whether a role has a permission. */
export function can(role: Role, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(role);
}

const grantable: Record<Role, readonly Role[]> = {
  owner: roles,
  admin: ["admin", "member", "guest"],
  member: [],
  guest: [],
};

/** Whether a role may give `other` to someone, or change or remove a member who has it. */
export function canGrant(role: Role, other: Role): boolean {
  return grantable[role].includes(other);
}
