import { z } from "zod";
import { noInput, userMutation, userQuery } from "../access/procedures.ts";
import { ParleyError } from "../errors.ts";
import { id } from "../fields.ts";
import { router } from "../trpc.ts";
import { deleteAccount, updateProfile } from "./users.actions.ts";
import { findUserSeenBy, getMe } from "./users.queries.ts";
import { profile } from "./users.schema.ts";

export const usersRouter = router({
  me: userQuery(noInput).query(({ ctx }) => getMe(ctx.db, ctx.actorId)),
  get: userQuery(z.strictObject({ userId: id })).query(async ({ ctx, input }) => {
    const user = await findUserSeenBy(ctx.db, input.userId, ctx.actorId);
    return user ?? Promise.reject(new ParleyError("NOT_FOUND"));
  }),
  update: userMutation(z.strictObject(profile)).mutation(({ ctx, input }) => updateProfile(ctx.tx, ctx.actorId, input)),
  /** `confirm` keeps a stray call from ending an account. */
  delete: userMutation(z.strictObject({ confirm: z.literal("delete my account") })).mutation(({ ctx }) =>
    deleteAccount(ctx.tx, ctx.actorId),
  ),
});
