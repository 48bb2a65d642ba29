/**
 * Every limit on what people may enter and own, with its reason. Pure data: the web client checks the same numbers before it sends.
 * Limits of the transport stand beside the code that keeps them.
 */
export const limits = {
  /** About five printed pages. Longer text belongs in a file; the database checks it too. */
  messageLength: 10_000,
  /** One line in the sidebar and in a mail subject, for groups, chats and people. */
  nameLength: 80,
  /** A paragraph on a profile card, or under a chat's name. */
  bioLength: 500,
  topicLength: 500,
  /** More than any message needs; `@all` mentions everyone. */
  mentionsPerMessage: 50,
  /** How many unread mentions a snapshot lists per chat, the newest; nobody steps through more. */
  unreadMentions: 100,
  /** Longer than any name. */
  searchLength: 100,
  usernameMinLength: 2,
  usernameLength: 32,
  /** A photo straight from a camera; browsers send far less, because they scale it down first. */
  pictureBytes: 5_000_000,
  /** 100 MB once decoded. */
  picturePixels: 25_000_000,
  /** Side of the stored square: twice the largest size shown, for high-density screens. */
  pictureSide: 256,
  passwordMinLength: 8,
  /** Hashing takes longer for longer passwords; nobody types more. */
  passwordLength: 128,
  /** Rows per answer; 100 messages of full length stay below 4 MB. */
  pageSize: 100,
  defaultPageSize: 50,
  /** More messages of a chat than a client keeps loaded. */
  authorsSpan: 5_000,
  /** Enough for a screen that asks for everything at once, too few to hammer the server with. */
  batchSize: 20,
  /** Ten times the longest message in its longest encoding, and a batch of ordinary calls. */
  bodyBytes: 1_000_000,
  /** `sync.snapshot` carries every chat of a person in one answer. */
  chatsPerGroup: 1_000,
  groupsPerPerson: 200,
  /** Nobody can be added to more groups than this: the rest are left for groups that people create or join themselves. */
  groupsPerPersonByOthers: 100,
  /** Direct conversations; they come with every snapshot too. */
  directsPerPerson: 1_000,
  /** Tabs, phones and programs of one person that are connected at the same time. */
  streamsPerPerson: 20,
  /** People in one `presence.watch`: as many as fit on a screen. */
  watchedPeople: 100,
  activeInvitesPerGroup: 200,
  inviteMaxUses: 100_000,
  /** A year. To make an invite that never expires, omit the expiry. */
  inviteMaxSeconds: 365 * 24 * 60 * 60,
} as const;

/** A token bucket: `burst` at once, refilled with `perSecond`. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** How fast one person may write. Faster than hands can type, slower than a runaway script. */
export const rates = {
  send: { perSecond: 10, burst: 30 },
  write: { perSecond: 10, burst: 60 },
  /** Signals that are not stored: typing, presence. */
  signal: { perSecond: 5, burst: 30 },
} as const satisfies Record<string, Rate>;

/** Re-encoding a picture takes up to a tenth of a second of CPU time. */
export const pictureRate: Rate = { perSecond: 1 / 20, burst: 10 };

/** How often a person's typing is announced in one chat; clients show it for twice as long. */
export const typingRate: Rate = { perSecond: 1 / 3, burst: 1 };

/**
 * How fast passwords may be tried and emails requested. One IP address may be a whole office, so it gets many tries; an
 * account gets few: 240 guesses an hour find no password worthy of the name.
 */
export const attemptRates = {
  signInByAddress: { perSecond: 1 / 2, burst: 60 },
  signInByAccount: { perSecond: 1 / 15, burst: 10 },
  /** A class or a workshop signs up together. */
  signUpByAddress: { perSecond: 1 / 10, burst: 40 },
  resetByAddress: { perSecond: 1 / 30, burst: 20 },
  /** Each one is an email in somebody's inbox. */
  resetMailByAccount: { perSecond: 1 / 600, burst: 3 },
  passwordChangeByAccount: { perSecond: 1 / 15, burst: 10 },
} as const satisfies Record<string, Rate>;

/** What the username of a deleted account begins with, and no other. */
export const deletedPrefix = "deleted.";
