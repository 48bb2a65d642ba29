import { groupName, id } from "../fields.ts";

export const newGroup = { name: groupName };
/** With whom one wants to talk. */
export const directTarget = { userId: id };
export const groupChange = { name: groupName };
