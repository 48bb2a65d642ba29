import type { Message, Snapshot } from "@parley/client";
import { plainWords } from "../markdown/read.ts";
import { parley } from "../sync/parley.ts";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import { gatherNotifications } from "./gather.ts";
import { shouldNotify } from "./should-notify.ts";
import { showNotification } from "./show-notification.ts";
import { findLookedAt } from "./tabs.ts";

/** Long enough to find out that the message was read on another device or in another tab. */
const waitMs = 1_000;
/** How many characters fit on a notification. */
const bodyLength = 180;

/** Shows notifications from now on. @returns a function that stops it. */
export function speak(open: (message: Message) => void): () => void {
  let waiting: Message[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const tell = async () => {
    timer = undefined;
    const messages = waiting;
    waiting = [];
    const isLookedAt = await findLookedAt();
    // Nobody would take back what is shown after that.
    if (stopped) return;
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
    stopped = true;
    stop();
    clearTimeout(timer);
  };
}

function titleOf({ chatId, user }: Message, { chats }: Snapshot): string {
  const chat = chats.find(({ id }) => id === chatId);
  return !chat || chat.kind === "direct" ? user.name : moreWords.notifications.inChat(user.name, chat.name);
}
