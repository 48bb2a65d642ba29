import { z } from "zod";

/** The id of the last event that a client has seen. Whatever it says, the worst that comes of it is a `resync`. */
export const lastEventId = z.string().max(100).nullish();
