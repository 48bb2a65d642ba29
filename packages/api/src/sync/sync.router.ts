import { noInput, userQuery } from "../access/procedures.ts";
import { router } from "../trpc.ts";
import { findSnapshot } from "./sync.queries.ts";

export const syncRouter = router({
  snapshot: userQuery(noInput).query(({ ctx }) => findSnapshot(ctx.db, ctx.actorId)),
});
