import type { Message } from "@parley/client";
import { useEffect } from "react";
import { navigate, useHere } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { useLooking } from "../shell/use-looking.ts";
import { parley } from "../sync/parley.ts";
import { useMe } from "../sync/use-snapshot.ts";
import { useShowsNotifications } from "./device.ts";
import { takeBackNotifications } from "./show-notification.ts";
import { speak } from "./speak.ts";
import { becomeSpeaker, sayLooking } from "./tabs.ts";

/** Shows system notifications for new messages. Renders nothing. */
export default function Notifications() {
  const me = useMe();
  const shows = useShowsNotifications();
  const chatId = useHere((here) => here.chatId);
  const isLooking = useLooking();

  useEffect(() => (isLooking && chatId ? sayLooking(chatId) : undefined), [isLooking, chatId]);

  useEffect(() => {
    if (!shows || !me.id) return;
    const open = (message: Message) => {
      const { id, chatId } = message;
      const chat = parley()
        .store.getState()
        .snapshot?.chats.find((one) => one.id === chatId);
      if (!chat) return;
      void navigate(paths.chat({ groupId: chat.groupId, chatId, m: id }));
    };
    let stop = () => {};
    const resign = becomeSpeaker(me.id, () => {
      stop = speak(open);
    });
    return () => {
      stop();
      resign();
      takeBackNotifications();
    };
  }, [shows, me.id]);

  return null;
}
