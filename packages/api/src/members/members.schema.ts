import { z } from "zod";
import { roles } from "../access/permissions.ts";
import { id, pageSize, searchText, storedName, username } from "../fields.ts";

export const role = z.enum(roles, "There is no such role.");

export const membersPage = {
  /** The `nextCursor` of the previous page. */
  cursor: z.strictObject({ role, name: storedName, userId: id }).nullish(),
  limit: pageSize,
  /** Only members whose name or username has words beginning with these. */
  query: searchText.optional(),
  /** Sent by React Query's infinite queries; there is only one direction here. */
  direction: z.literal("forward").optional(),
};
export const newMember = { username, role: role.default("member") };
export const memberChange = { userId: id, role };
export const memberTarget = { userId: id };
