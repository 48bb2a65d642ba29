import type { inferRouterInputs } from "@trpc/server";
import { v7 as uuidv7 } from "uuid";
import type { Role } from "../access/permissions.ts";
import type { AppRouter } from "../router.ts";
import type { Path } from "./call.ts";
import type { FullGroup } from "./full-group.ts";

type Inputs = inferRouterInputs<AppRouter>;
/** The input type of a procedure. */
export type InputOf<P extends Path> = P extends `${infer F extends keyof Inputs}.${infer Name}`
  ? Name extends keyof Inputs[F]
    ? Inputs[F][Name]
    : never
  : never;

interface ExampleContext {
  /** The group that the input refers to. */
  readonly group: FullGroup;
  /** The author of the messages that the input refers to. */
  readonly role: Role;
  /** A person who is in no group yet. */
  readonly newcomer: { readonly username: string };
}

/**
 * An input for every procedure that succeeds for a group member whose role allows it: rules beyond the role (author,
 * creator of the chat, last owner) are met. A new procedure needs a line here, and is then covered by all access tests.
 */
export const examples: { readonly [P in Path]: (context: ExampleContext) => InputOf<P> } = {
  "users.me": () => undefined,
  "users.get": ({ group }) => ({ userId: group.subject.id }),
  "users.update": () => ({ name: "Another Name", bio: "Another bio", image: null }),
  "users.ownedAlone": () => ({}),
  "users.delete": () => ({ confirm: "delete my account" }),
  "groups.create": () => ({ name: "Another group" }),
  "groups.list": () => ({}),
  "groups.get": ({ group }) => ({ groupId: group.groupId }),
  "groups.update": ({ group }) => ({ groupId: group.groupId, name: "Another name" }),
  "groups.openDirect": ({ group }) => ({ userId: group.subject.id }),
  "groups.mute": ({ group }) => ({ groupId: group.groupId, muted: true }),
  "groups.delete": ({ group }) => ({ groupId: group.groupId }),
  "members.list": ({ group }) => ({ groupId: group.groupId, limit: 100, query: "na" }),
  "members.add": ({ group, newcomer }) => ({ groupId: group.groupId, username: newcomer.username, role: "guest" }),
  "members.update": ({ group }) => ({ groupId: group.groupId, userId: group.subject.id, role: "member" }),
  "members.remove": ({ group }) => ({ groupId: group.groupId, userId: group.subject.id }),
  "members.leave": ({ group }) => ({ groupId: group.groupId }),
  "invites.create": ({ group }) => ({ groupId: group.groupId, role: "guest", maxUses: 3, expiresInSeconds: 60 }),
  "invites.list": ({ group }) => ({ groupId: group.groupId }),
  "invites.revoke": ({ group }) => ({ groupId: group.groupId, inviteId: group.inviteId }),
  "invites.preview": ({ group }) => ({ token: group.token }),
  "invites.accept": ({ group }) => ({ token: group.token }),
  "chats.create": ({ group }) => ({ groupId: group.groupId, name: "Another", topic: "Another", visibility: "private" }),
  "chats.list": ({ group }) => ({ groupId: group.groupId }),
  "chats.get": ({ group }) => ({ chatId: group.chatId }),
  "chats.update": ({ group }) => ({ chatId: group.chatId, name: "Another", topic: "", visibility: "private" }),
  "chats.archive": ({ group }) => ({ chatId: group.chatId, archived: true }),
  "chats.delete": ({ group }) => ({ chatId: group.chatId }),
  "chats.members": ({ group }) => ({ chatId: group.closedChatId }),
  "chats.addMember": ({ group }) => ({ chatId: group.closedChatId, userId: group.subject.id }),
  "chats.removeMember": ({ group }) => ({ chatId: group.closedChatId, userId: group.people.guest.id }),
  "chats.mute": ({ group }) => ({ chatId: group.chatId, muted: true }),
  "chats.leave": ({ group }) => ({ chatId: group.closedChatId }),
  "messages.send": ({ group }) => ({ chatId: group.chatId, id: uuidv7(), text: "Another message" }),
  "messages.list": ({ group, role }) => ({ chatId: group.chatId, around: group.messageIds[role], limit: 100 }),
  "messages.changes": ({ group }) => ({
    chatId: group.chatId,
    sinceRev: 0,
    limit: 100,
    authors: { from: 1, to: 100 },
  }),
  "messages.get": ({ group, role }) => ({ chatId: group.chatId, messageId: group.messageIds[role] }),
  "messages.history": ({ group, role }) => ({ chatId: group.chatId, messageId: group.messageIds[role] }),
  "messages.edit": ({ group, role }) => ({ chatId: group.chatId, messageId: group.messageIds[role], text: "Another" }),
  "messages.delete": ({ group, role }) => ({ chatId: group.chatId, messageId: group.messageIds[role] }),
  "reads.mark": ({ group }) => ({ chatId: group.chatId, seq: 1 }),
  "typing.start": ({ group }) => ({ chatId: group.chatId }),
  "notifications.update": () => ({
    choice: "nothing",
    quiet: { from: "22:00", to: "07:00", days: [1, 2], timeZone: "Europe/Berlin" },
  }),
  "presence.watch": ({ group }) => ({ userIds: [group.subject.id] }),
  "presence.set": () => ({ status: "away" }),
  "sync.snapshot": () => ({}),
  "events.stream": () => ({ lastEventId: "another-7" }),
};
