import { z } from "zod";

/** `muted: false` lets it speak again. */
export const muting = { muted: z.boolean().default(true) };
