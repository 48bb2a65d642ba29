import "../../styles.css";
import { createRef, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { useOutgoing } from "../../sync/outgoing.ts";
import { closeParley, parley, untilStarted } from "../../sync/parley.ts";
import { MessageList, type MessageListHandle } from "../message-list.tsx";
import { toRows } from "../rows.ts";
import { chat, still } from "./list-scene.tsx";

const chatId = "plans";
const me = { id: "ana", username: "ana", name: "Ana", image: null };
const noPage = { failed: false, retry() {}, run() {} };
const onAtEnd = () => {};
const list = createRef<MessageListHandle>();

/** The messages of the chat and those that are not stored yet, as a conversation shows them. */
function Messages() {
  const { store } = parley();
  const { messages = [] } = useSyncExternalStore(store.subscribe, () => store.getState().timelines[chatId]) ?? {};
  const rows = toRows({ messages, hasOlder: false, outgoing: useOutgoing(chatId), newAfter: null, me });
  const pages = { hasOlder: false, hasNewer: false, older: noPage, newer: noPage, onAtEnd };
  return <MessageList ref={list} chat={chat} rows={rows} start="end" {...pages} {...still} />;
}

/** Opens the chat in a page that has just been loaded; closing it keeps what the browser has stored. */
export async function openOutbox() {
  await untilStarted();
  await parley().openChat(chatId);
  const box = document.createElement("div");
  box.style.cssText = "position:fixed;inset:0 auto auto 0;width:900px;height:700px;display:flex;flex-direction:column";
  document.body.append(box);
  const root = createRoot(box);
  root.render(<Messages />);
  const rows = () => [...box.querySelectorAll("article")];
  const rowOf = (text: string) => rows().find((row) => row.querySelector(".message-text")?.textContent === text);
  return {
    say: (text: string) => parley().outbox.add({ chatId, text }),
    /** The texts of the messages, in order. */
    shown: () => rows().map((row) => row.querySelector(".message-text")?.textContent),
    /** What a message says beside its text; undefined as long as it is not there. */
    stateOf(text: string) {
      const row = rowOf(text);
      return row && (row.querySelector("[role=alert] > span, .sr-only")?.textContent?.trim() ?? "stored");
    },
    colourOf: (text: string) => getComputedStyle(rowOf(text)?.querySelector(".message-text") ?? box).color,
    press(text: string, label: string) {
      const buttons = rowOf(text)?.querySelectorAll<HTMLElement>("[role=alert] button") ?? [];
      [...buttons].find((button) => button.textContent === label)?.click();
    },
    close() {
      root.unmount();
      box.remove();
      closeParley();
    },
  };
}

export type OutboxScene = Awaited<ReturnType<typeof openOutbox>>;
