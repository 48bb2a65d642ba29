import { z } from "zod";
import { userQuery } from "../access/procedures.ts";
import { router } from "../trpc.ts";
import { lastEventId } from "./events.schema.ts";
import { listen } from "./listen.ts";

export const eventsRouter = router({
  /** Everything the person may see, as it happens: docs/events.md. Over HTTP the server's own route answers. */
  stream: userQuery(z.strictObject({ lastEventId }).optional()).subscription(({ ctx, input, signal }) =>
    listen(ctx.hub, { actor: ctx.actor, lastEventId: input?.lastEventId ?? undefined, signal }),
  ),
});
