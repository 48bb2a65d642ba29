import { parley } from "../sync/parley.ts";
import { showToast } from "../ui/toasts.tsx";
import { sentenceOf } from "../words/errors.ts";

/** Marks everything as read, in all groups and on all devices. */
export function markAllRead(): void {
  const { chats = [] } = parley().store.getState().snapshot ?? {};
  const marked = chats.filter(({ unread }) => unread > 0).map(({ id, lastSeq }) => parley().markRead(id, lastSeq));
  Promise.all(marked).catch((error: unknown) => showToast(sentenceOf(error)));
}
