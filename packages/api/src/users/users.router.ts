import { z } from "zod";
import { noInput, userMutation, userQuery } from "../access/procedures.ts";
import { findGroupsOwnedAlone } from "../members/members.queries.ts";
import { router } from "../trpc.ts";
import { deleteAccount, getVisibleUser, updateProfile } from "./users.actions.ts";
import { getMe } from "./users.queries.ts";
import { accountEnd, profile, userTarget } from "./users.schema.ts";

export const usersRouter = router({
  me: userQuery(noInput).query(({ ctx }) => getMe(ctx.db, ctx.actorId)),
  get: userQuery(z.strictObject(userTarget)).query(({ ctx, input }) =>
    getVisibleUser(ctx.db, input.userId, ctx.actorId),
  ),
  update: userMutation(z.strictObject(profile)).mutation(({ ctx, input }) => updateProfile(ctx.tx, ctx.actorId, input)),
  /** The groups that prevent deleting the account: those without another owner. */
  ownedAlone: userQuery(noInput).query(({ ctx }) => findGroupsOwnedAlone(ctx.db, ctx.actorId)),
  delete: userMutation(z.strictObject(accountEnd)).mutation(({ ctx, input }) =>
    deleteAccount(ctx.tx, ctx.actorId, input.messages),
  ),
});
