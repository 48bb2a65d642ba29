import { z } from "zod";
import { roles } from "../access/permissions.ts";
import { id, pageSize, searchText, storedName, username } from "../fields.ts";

export const role = z.enum(roles, "There is no such role.");

export const membersPage = {
  /** The `nextCursor` of the page before. */
  cursor: z.strictObject({ role, name: storedName, userId: id }).nullish(),
  limit: pageSize,
  /** Only those of whose name or username some words begin so. */
  query: searchText.optional(),
  /** An infinite query says which way it goes on; here there is one way. */
  direction: z.literal("forward").optional(),
};
export const newMember = { username, role: role.default("member") };
export const memberChange = { userId: id, role };
export const memberTarget = { userId: id };
