import type { Path } from "../routing/address.ts";
import { paths } from "../routing/paths.ts";
import type { Place } from "../routing/route.ts";
import { isWide } from "./use-wide.ts";

/**
 * Where a group leads from a place. From one of its chats to that again, because an entry of the history for the group, whose guard
 * leads back to the same chat, would make "back" do nothing. A phone shows the list.
 */
export const groupPath = ({ given, path }: Pick<Place, "given" | "path">, groupId: string): Path =>
  isWide() && given.groupId === groupId && given.chatId !== undefined ? path : paths.group({ groupId });
