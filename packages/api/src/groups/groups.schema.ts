import { groupName } from "../fields.ts";

export const newGroup = { name: groupName };
export const groupChange = { name: groupName };
