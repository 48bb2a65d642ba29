import { z } from "zod";
import { id } from "../fields.ts";
import { limits } from "../limits.ts";

export const watched = z.strictObject({ userIds: z.array(id).max(limits.watchedPeople) });

export const ownPresence = z.strictObject({ status: z.enum(["online", "away"]) });
