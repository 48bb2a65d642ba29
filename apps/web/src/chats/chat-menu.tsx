import type { Chat, Group } from "@parley/client";
import { Ellipsis } from "lucide-react";
import { IconButton } from "../ui/icon-button.tsx";
import { lazyPopup } from "../ui/lazy-popup.tsx";
import { words } from "../words/words.ts";

export interface ChatMenuProps {
  chat: Chat;
  group: Group;
}

const Popup = lazyPopup<ChatMenuProps>(() => import("./chat-menu-popup.tsx"));

/** The menu of a chat, with only the actions that the person may take. */
export const ChatMenu = (props: ChatMenuProps) => (
  <Popup {...props} trigger={<IconButton icon={Ellipsis} label={words.chats.menu(props.chat.name)} />} />
);
