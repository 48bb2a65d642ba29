/** Every bound of Parley with its reason. Pure data: the web client checks the same numbers before it asks. */
export const limits = {
  /** About five printed pages. Longer text belongs in a file; the database checks it too. */
  messageLength: 10_000,
  /** One line in the sidebar and in a mail subject, for groups, chats and people. */
  nameLength: 80,
  /** A paragraph on a profile card, or under a chat's name. */
  bioLength: 500,
  topicLength: 500,
  /** More people than one message can want to call by name; all at once are called by another word. */
  mentionsPerMessage: 50,
  /** Of each chat a snapshot says where the newest of them are; nobody reads more before the rest. */
  unreadMentions: 100,
  /** Longer than any name that one looks for. */
  searchLength: 100,
  usernameMinLength: 2,
  usernameLength: 32,
  /** What a camera makes; browsers send far less, as they scale a picture down before. */
  pictureBytes: 5_000_000,
  /** 100 MB while it is decoded. */
  picturePixels: 25_000_000,
  /** Side of the square that is kept: twice the largest that is shown, for dense screens. */
  pictureSide: 256,
  passwordMinLength: 8,
  /** Hashing time grows with the length; nobody types more. */
  passwordLength: 128,
  /** Rows of one answer; 100 messages of full length stay below 4 MB. */
  pageSize: 100,
  defaultPageSize: 50,
  /** More messages of a chat than a client keeps at hand. */
  authorsSpan: 5_000,
  /** Enough for a screen that asks for everything at once, too few to hammer with. */
  batchSize: 20,
  /** Ten times the longest message in its longest encoding, and a batch of ordinary calls. */
  bodyBytes: 1_000_000,
  /** `sync.snapshot` carries every chat of a person in one answer. */
  chatsPerGroup: 1_000,
  groupsPerPerson: 200,
  /** In more groups nobody puts another: what is left is for those that one makes or joins oneself. */
  groupsPerPersonByOthers: 100,
  /** Conversations of two; they come with every snapshot too. */
  directsPerPerson: 1_000,
  /** Tabs, phones and programs of one person that listen at the same time. */
  streamsPerPerson: 20,
  /** People in one `presence.watch`: those on a screen. */
  watchedPeople: 100,
  activeInvitesPerGroup: 200,
  inviteMaxUses: 100_000,
  /** A year: an invite that never dies is made by leaving the expiry out. */
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
  /** What is told and not stored: that somebody types, or watches somebody. */
  signal: { perSecond: 5, burst: 30 },
} as const satisfies Record<string, Rate>;

/** Making a picture anew takes a tenth of a second of a processor. */
export const pictureRate: Rate = { perSecond: 1 / 20, burst: 10 };

/** In each chat the others hear at most this often that somebody types; clients show it for twice as long. */
export const typingRate: Rate = { perSecond: 1 / 3, burst: 1 };

/**
 * How fast passwords may be tried and mail be asked for. An address may be a whole office, so it gets many tries; an
 * account gets few: 240 guesses an hour find no password that is worth the name.
 */
export const attemptRates = {
  signInByAddress: { perSecond: 1 / 2, burst: 60 },
  signInByAccount: { perSecond: 1 / 15, burst: 10 },
  /** A class or a workshop signs up together. */
  signUpByAddress: { perSecond: 1 / 10, burst: 40 },
  resetByAddress: { perSecond: 1 / 30, burst: 20 },
  /** Each one is a mail in someone's inbox. */
  resetMailByAccount: { perSecond: 1 / 600, burst: 3 },
  passwordChangeByAccount: { perSecond: 1 / 15, burst: 10 },
} as const satisfies Record<string, Rate>;
