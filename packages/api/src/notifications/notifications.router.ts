import { userMutation } from "../access/procedures.ts";
import { router } from "../trpc.ts";
import { updateNotifications } from "./notifications.actions.ts";
import { notificationSettings } from "./notifications.schema.ts";

export const notificationsRouter = router({
  update: userMutation(notificationSettings).mutation(({ ctx, input }) =>
    updateNotifications(ctx.tx, ctx.actorId, input),
  ),
});
