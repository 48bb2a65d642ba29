import { groupName, id } from "../fields.ts";

export const newGroup = { name: groupName };
/** The person to talk to. */
export const directTarget = { userId: id };
export const groupChange = { name: groupName };
