import { groupMutation, groupQuery } from "../access/procedures.ts";
import { router } from "../trpc.ts";
import { addMember, expelMember, leaveGroup, updateRole } from "./members.actions.ts";
import { findMembersPage } from "./members.queries.ts";
import { memberChange, membersPage, memberTarget, newMember } from "./members.schema.ts";

export const membersRouter = router({
  list: groupQuery("member.read", membersPage).query(({ ctx, input }) => findMembersPage(ctx.db, ctx.group.id, input)),
  add: groupMutation("member.add", newMember).mutation(({ ctx, input }) => addMember(ctx.tx, ctx.group, input)),
  update: groupMutation("member.update", memberChange).mutation(({ ctx, input }) =>
    updateRole(ctx.tx, ctx.group, input),
  ),
  remove: groupMutation("member.remove", memberTarget).mutation(({ ctx, input }) =>
    expelMember(ctx.tx, ctx.group, input.userId),
  ),
  leave: groupMutation("member.leave").mutation(({ ctx }) => leaveGroup(ctx.tx, ctx.group)),
});
