import type { Message, Snapshot } from "@parley/client";
import { useEffect } from "react";
import { plainWords } from "../markdown/read.ts";
import { navigate, useHere } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { useLooking } from "../shell/use-looking.ts";
import { parley } from "../sync/parley.ts";
import { useMe } from "../sync/use-snapshot.ts";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import { useShowsNotifications } from "./device.ts";
import { gatherNotifications } from "./gather.ts";
import { shouldNotify } from "./should-notify.ts";
import { showNotification, takeBackNotifications } from "./show-notification.ts";
import { becomeSpeaker, findLookedAt, sayLooking } from "./tabs.ts";

/** Long enough to find out that the message was read on another device or in another tab. */
const waitMs = 1_000;
/** How many characters fit on a notification. */
const bodyLength = 180;

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

/** Shows notifications from now on. @returns a function that stops it. */
function speak(open: (message: Message) => void): () => void {
  let waiting: Message[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = async () => {
    timer = undefined;
    const messages = waiting;
    waiting = [];
    const isLookedAt = await findLookedAt();
    const { snapshot } = parley().store.getState();
    if (!snapshot) return;
    const now = new Date();
    const worthNotifying = messages.filter((one) => !isLookedAt(one.chatId) && shouldNotify(one, snapshot, now));
    const gathered = gatherNotifications(worthNotifying, now.getTime());
    if (!gathered) return;
    if ("missed" in gathered) {
      const { missed, last } = gathered;
      const [title, body] = [moreWords.notifications.missedTitle, words.notifications.missed(missed)];
      showNotification({ title, body, tag: "parley", onPress: () => open(last) });
      return;
    }
    for (const { chatId, message } of gathered.chats) {
      const body = plainWords(message.text ?? "").slice(0, bodyLength);
      const { image } = message.user;
      showNotification({
        title: titleOf(message, snapshot),
        body,
        tag: chatId,
        icon: image,
        onPress: () => open(message),
      });
    }
  };

  const stop = parley().onEvent((event) => {
    if (event.type !== "message.created") return;
    const { snapshot } = parley().store.getState();
    if (!snapshot || !shouldNotify(event.message, snapshot, new Date())) return;
    waiting.push(event.message);
    timer ??= setTimeout(() => void tell(), waitMs);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

function titleOf({ chatId, user }: Message, { chats }: Snapshot): string {
  const chat = chats.find(({ id }) => id === chatId);
  return !chat || chat.kind === "direct" ? user.name : moreWords.notifications.inChat(user.name, chat.name);
}
