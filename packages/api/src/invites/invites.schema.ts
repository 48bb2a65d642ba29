import { z } from "zod";
import { roles } from "../access/permissions.ts";
import { id } from "../fields.ts";
import { limits } from "../limits.ts";

export const newInvite = {
  role: z
    .enum(roles, "There is no such role.")
    .exclude(["owner"], "An invite cannot make an owner. Invite as an admin, then make that person an owner.")
    .default("member"),
  /** How many people may use it; null or omitted: any number. */
  maxUses: z.int().min(1, "An invite must allow at least one person.").max(limits.inviteMaxUses).nullish(),
  /** How long it is valid; null or omitted: until it is revoked. */
  expiresInSeconds: z
    .int()
    .min(1, "An invite must be valid for at least one second.")
    .max(limits.inviteMaxSeconds)
    .nullish(),
};

export const inviteTarget = { inviteId: id };

export const inviteToken = { token: z.string().min(1).max(200) };
