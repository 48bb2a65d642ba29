import { z } from "zod";
import { userMutation, userQuery } from "../access/procedures.ts";
import { ParleyError } from "../errors.ts";
import { id } from "../fields.ts";
import { router } from "../trpc.ts";
import { deleteAccount, updateProfile } from "./users.actions.ts";
import { findUserSeenBy, getMe } from "./users.queries.ts";
import { profile } from "./users.schema.ts";

export const usersRouter = router({
  me: userQuery().query(({ ctx }) => getMe(ctx.db, ctx.actorId)),
  get: userQuery({ userId: id }).query(async ({ ctx, input }) => {
    const user = await findUserSeenBy(ctx.db, input.userId, ctx.actorId);
    return user ?? Promise.reject(new ParleyError("NOT_FOUND"));
  }),
  update: userMutation(profile).mutation(({ ctx, input }) => updateProfile(ctx.tx, ctx.actorId, input)),
  /** `confirm` keeps a stray call from ending an account. */
  delete: userMutation({ confirm: z.literal("delete my account") }).mutation(({ ctx }) =>
    deleteAccount(ctx.tx, ctx.actorId),
  ),
});
