import { z } from "zod";
import { groupMutation, groupQuery, publicQuery, userMutation } from "../access/procedures.ts";
import { limits } from "../limits.ts";
import { router } from "../trpc.ts";
import { acceptInvite, createInvite, previewInvite, revokeInvite } from "./invites.actions.ts";
import { findInvites } from "./invites.queries.ts";
import { inviteTarget, inviteToken, newInvite } from "./invites.schema.ts";

export const invitesRouter = router({
  create: groupMutation("invite.create", newInvite).mutation(({ ctx, input }) =>
    createInvite(ctx.tx, ctx.group, { ...input, publicUrl: ctx.publicUrl }),
  ),
  list: groupQuery("invite.read").query(({ ctx }) => findInvites(ctx.db, ctx.group.id, limits.activeInvitesPerGroup)),
  revoke: groupMutation("invite.revoke", inviteTarget).mutation(({ ctx, input }) =>
    revokeInvite(ctx.tx, ctx.group, input.inviteId),
  ),
  preview: publicQuery(inviteToken).query(({ ctx, input }) => previewInvite(ctx.db, input.token)),
  accept: userMutation(z.strictObject(inviteToken)).mutation(({ ctx, input }) =>
    acceptInvite(ctx.tx, ctx.actorId, input.token),
  ),
});
