import { initialState, type ParleyState } from "../state/state.ts";
import type { Chat, Group, Message, Page, Snapshot } from "../wire.ts";

/* Objects as the server sends them, for tests. */

export const exampleMessage = (seq: number, changes: Partial<Message> = {}): Message => {
  const { chatId = "plans", userId = "ana", rev = seq } = changes;
  return {
    id: `${chatId}-${seq}`,
    chatId,
    seq,
    rev,
    userId,
    user: { id: userId, username: userId, name: userId, image: null },
    text: `message ${seq}`,
    mentions: [],
    createdAt: "2026-03-01T10:00:00.000Z",
    editedAt: rev > seq ? "2026-03-01T10:01:00.000Z" : null,
    deletedAt: null,
    ...changes,
  };
};

export const exampleChat = (id: string, changes: Partial<Chat> = {}): Chat => ({
  id,
  groupId: "harbour",
  kind: "channel",
  visibility: "open",
  name: id,
  topic: "",
  createdBy: "ana",
  lastSeq: 5,
  lastRev: 7,
  createdAt: "2026-03-01T10:00:00.000Z",
  archivedAt: null,
  readSeq: 5,
  unread: 0,
  mentions: [],
  ...changes,
});

/** A chat as in an event: without what differs between readers. */
export const factsOf = ({ readSeq: _, unread: __, mentions: ___, ...facts }: Chat) => facts;

export const exampleGroup = (id: string): Group => ({ id, kind: "team", name: id, createdAt: "", role: "member" });

/** Ana's snapshot: one group with these chats. */
export const exampleSnapshot = (...chats: Chat[]): Snapshot => ({
  user: { id: "ana", username: "ana", name: "Ana", bio: "", image: null, email: "ana@parley.example", createdAt: "" },
  groups: [exampleGroup("harbour")],
  chats,
  directs: [],
  muted: [],
  notifications: { choice: "mentions", quiet: null },
});

/** A page from one `seq` to another, in a chat with `end` messages, none of them edited. */
export const examplePage = (from: number, to: number, end: number): Page => ({
  messages: Array.from({ length: to - from + 1 }, (_, index) => exampleMessage(from + index)),
  olderCursor: from > 1 ? from : null,
  newerCursor: to < end ? to : null,
});

/** A state that needs nothing. */
export const wholeState = (snapshot: Snapshot): ParleyState => ({
  ...initialState,
  snapshot,
  connection: "live",
  needs: { snapshot: false, changes: [] },
});
