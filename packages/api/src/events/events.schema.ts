import { z } from "zod";

/** The id of the last event that a client has seen. Any text is safe: the worst it leads to is a `resync`. */
export const lastEventId = z.string().max(100).nullish();
