import { noInput, userQuery } from "../access/procedures.ts";
import { router } from "../trpc.ts";
import { getSnapshot } from "./sync.actions.ts";

export const syncRouter = router({
  snapshot: userQuery(noInput).query(({ ctx }) => getSnapshot(ctx, ctx.actorId)),
});
