import { z } from "zod";

/** `muted: false` unmutes. */
export const muting = { muted: z.boolean().default(true) };
