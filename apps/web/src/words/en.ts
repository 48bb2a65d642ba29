import { pluralIn } from "./plural.ts";

const plural = pluralIn("en");

/*
 * What an opened conversation says, in English, by place. All other strings of the client are in en-more.ts, also by place, so
 * that they need not be fetched first. The same thing always has the same word. Sentence case; short; what to do comes last.
 */
export const en = {
  product: "Parley",
  close: "Close",
  back: "Back",
  copied: "Copied",
  copyRefused: "Your browser did not allow copying. Select the text and copy it yourself.",
  tryAgain: "Try again",
  undo: "Undo",
  loading: "Loading…",
  unread: (count: number) => plural(count, { one: "# unread message", other: "# unread messages" }),
  notFound: "Nothing here",
  didNotLoad: "Could not load this",
  offline: "You are offline. Connect to the network and try again.",
  unreachable: "Parley cannot be reached. Check your connection and try again.",
  requestId: (id: string) => `Request id: ${id}`,
  skipToConversation: "Skip to the conversation",

  connection: {
    offline: "You are offline. Messages will be sent later.",
    unreachable: "Cannot reach Parley. Trying again…",
    connecting: "Reconnecting…",
    tryNow: "Try now",
  },

  version: {
    there: "A new version of Parley is available.",
    why: "This page needs the new version. Reload to continue; what you have written is kept.",
    reload: "Reload",
  },

  broken: {
    title: "Something went wrong here",
    body: "This is a bug in Parley. Reload the page; what you have written is kept.",
  },

  typing(names: readonly string[]): string {
    const [one = "", two = ""] = names;
    if (names.length === 1) return `${one} is typing…`;
    return names.length === 2 ? `${one} and ${two} are typing…` : "Several people are typing…";
  },

  presence: { online: "Online", away: "Away", offline: "Offline" },

  settings: {
    menuOf: (name: string) => `Signed in as ${name}: profile, settings, sign out`,
  },

  groups: {
    label: "Groups",
    addGroup: "Create or join a group",
    menu: (name: string) => `Menu of ${name}`,
  },

  members: {
    title: "Members",
  },

  people: {
    /** Whoever deleted their account. */
    deleted: "Deleted user",
  },

  invites: {
    title: "Invites",
  },

  chats: {
    label: "Chats",
    create: "New chat",
    createAction: "Create chat",
    openChat: "Open chat",
    privateChat: "Private chat",
    none: "No chats yet",
    noneBody: "Create the first one: for a subject, a project, or just a place to talk.",
    noneGuest: "There is no chat you can read yet. Ask a member to create one or to add you.",
    draft: "Draft",
    archived: "Archived",
    showArchived: (count: number) => plural(count, { one: "# archived chat", other: "# archived chats" }),
    details: "Chat details",
    restore: "Restore chat",
    archivedNotice: "This chat is archived. You can read it, but nobody can write in it.",
    createdOn: (date: string) => `Created ${date}`,
    menu: (name: string) => `Menu of ${name}`,
  },

  directs: {
    title: "Direct messages",
    label: "Direct conversations",
    create: "New message",
    beginning: (name: string) => `This is just between you and ${name}`,
  },

  mutes: {
    muted: "Muted",
  },

  notifications: {
    missed: (count: number) => plural(count, { one: "# message for you", other: "# messages for you" }),
    mentions: (count: number) => plural(count, { one: "# mention", other: "# mentions" }),
  },

  markdown: {
    done: "Done",
    open: "Not done",
    copyCode: "Copy code",
    showSpoiler: "Hidden text. Press to show",
  },

  composer: {
    suggestions: (count: number) => plural(count, { one: "# suggestion", other: "# suggestions" }),
    showFormatting: "Show formatting",
    hideFormatting: "Hide formatting",
    bold: "Bold",
    italic: "Italic",
    strike: "Strikethrough",
    link: "Link",
    bullets: "Bulleted list",
    numbers: "Numbered list",
    quote: "Quote",
    code: "Code",
    codeBlock: "Code block",
    spoiler: "Hidden text",
    emoji: "Emoji",
    listHint: (keys: string) => `Enter continues the list, ${keys} sends`,
    codeHint: (keys: string) => `Enter starts a new line in code, ${keys} sends`,
  },

  messages: {
    log: (chat: string) => `Messages in ${chat}`,
    by: (name: string, time: string) => `${name}, ${time}`,
    write: (chat: string) => `Write to ${chat}`,
    send: "Send",
    edited: "edited",
    editedAt: (when: string) => `Edited ${when}. Show earlier versions`,
    deleted: "Message deleted",
    deletedText: (start: string) => `Deleted: “${start}”`,
    new: "New",
    today: "Today",
    yesterday: "Yesterday",
    beginning: (chat: string) => `This is the beginning of ${chat}`,
    beginningBody: "Everything said here stays here. Say hello below.",
    olderFailed: "Could not load older messages.",
    newerFailed: "Could not load newer messages.",
    toLatest: "Jump to latest",
    toLatestNew: (count: number) => plural(count, { one: "Jump to latest · # new", other: "Jump to latest · # new" }),
    jumpToDate: "Jump to a date",
    jumpFrom: (day: string) => `${day}. Jump to another date`,
    notHere: "That message is not in this chat. It may be in another one, or the link may be wrong.",
    linkCopied: "Link copied",
    textCopied: "Text copied",
    undoTooLate: "It has already been deleted and cannot be restored.",
    sending: "Sending…",
    kept: "The server cannot save anything at the moment. Your message is kept here and is sent as soon as it can.",
    failed: "Not sent.",
    retry: "Try again",
    discard: "Discard",
    sendHelp: "Enter sends, Shift+Enter starts a new line",
    announce: (name: string, text: string) => `${name}: ${text}`,
    announceMany: (count: number) => plural(count, { one: "# new message", other: "# new messages" }),
  },

  switcher: {
    open: "Go to…",
  },

  shortcuts: {
    /** Those that a keyboard calls otherwise than a browser does. */
    keys: { Mod: "Ctrl", Escape: "Esc" } as Readonly<Record<string, string>>,
  },
};
