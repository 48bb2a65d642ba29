import { returnTo } from "../session/return-to.ts";
import { address, flag, text } from "./address.ts";

/** The address of every page. Each builds its URL, `paths.chat({ groupId, chatId })`, and reads it. */
export const paths = {
  home: address("/"),
  /** `to`: where to go afterwards. `ended`: the session ended while somebody was working. `reset`: a new password was just set. */
  signIn: address("/sign-in", { to: returnTo, ended: flag, reset: flag }),
  signUp: address("/sign-up", { to: returnTo }),
  forgotPassword: address("/forgot-password"),
  resetPassword: address("/reset-password", { token: text }),
  invite: address("/invite/:token"),
  welcome: address("/welcome"),
  /** The direct conversations while there is none; one that is open is a group. */
  directs: address("/directs"),
  person: address("/people/:userId"),
  group: address("/g/:groupId"),
  members: address("/g/:groupId/members"),
  invites: address("/g/:groupId/invites"),
  groupSettings: address("/g/:groupId/settings"),
  /** `m`: a message to show, by id. `panel`: the open side panel. */
  chat: address("/g/:groupId/c/:chatId", { m: text, panel: (name: string) => (name === "details" ? name : undefined) }),
  settings: address("/settings"),
  profile: address("/settings/profile"),
  account: address("/settings/account"),
  notifications: address("/settings/notifications"),
  appearance: address("/settings/appearance"),
};

/** What the address of the open page may say, of all that a chat's does. */
export type Here = Partial<NonNullable<ReturnType<typeof paths.chat.read>>>;
