import { z } from "zod";
import { groupMutation, groupQuery, noInput, userMutation, userQuery } from "../access/procedures.ts";
import { openDirect } from "../directs/directs.actions.ts";
import { muteGroup } from "../mutes/mutes.actions.ts";
import { muting } from "../mutes/mutes.schema.ts";
import { router } from "../trpc.ts";
import { createGroup, deleteGroup, updateGroup } from "./groups.actions.ts";
import { findGroupsOf, withRole } from "./groups.queries.ts";
import { directTarget, groupChange, newGroup } from "./groups.schema.ts";

export const groupsRouter = router({
  create: userMutation(z.strictObject(newGroup)).mutation(({ ctx, input }) => createGroup(ctx.tx, ctx.actorId, input)),
  list: userQuery(noInput).query(({ ctx }) => findGroupsOf(ctx.db, ctx.actorId)),
  get: groupQuery("group.read").query(({ ctx }) => withRole(ctx.group)),
  update: groupMutation("group.update", groupChange).mutation(({ ctx, input }) =>
    updateGroup(ctx.tx, ctx.group, { name: input.name }),
  ),
  openDirect: userMutation(z.strictObject(directTarget)).mutation(({ ctx, input }) =>
    openDirect(ctx.tx, ctx.actorId, input.userId),
  ),
  mute: groupMutation("group.mute", muting).mutation(({ ctx, input }) => muteGroup(ctx.tx, ctx.group, input.muted)),
  delete: groupMutation("group.delete").mutation(({ ctx }) => deleteGroup(ctx.tx, ctx.group)),
});
