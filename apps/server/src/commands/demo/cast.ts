/*
 * The people, groups and chats of the demo. What they say is in `conversations/`, one file per chat.
 */

interface Person {
  readonly name: string;
  readonly bio: string;
}

/** By the name used in the scripts. */
export const people = {
  mira: { name: "Mira Okafor", bio: "Founded Tidewater with one clock and no plan. Now there are many clocks." },
  robin: { name: "Robin Vale", bio: "New here. Learning to solder, to polish, and where the biscuits are." },
  jonas: { name: "Jonas Lindqvist", bio: "Boards, gears and freezer tests. Älskar kugghjul." },
  yael: { name: "Yael Ben-Ami", bio: "Firmware. Everything inside is UTC. יעל" },
  tomas: { name: "Tomás Rivera", bio: "Talks with customers, in whatever language they bring." },
  aiko: { name: "Aiko Tanaka 田中 愛子", bio: "Dials, colours, signs. Sings alto." },
  pat: { name: "Pat Doyle", bio: "Cases in oak and walnut. Conducts the choir with whatever is in the hand." },
  lea: { name: "Léa Fournier", bio: "Keeps the books from afar, sends cake by post." },
} as const satisfies Record<string, Person>;

export type PersonKey = keyof typeof people;

/** The account to sign in with. `.example` addresses never receive mail (RFC 2606). */
export const guide = { key: "robin", email: "robin@tidewater.example" } as const;

interface Chat {
  /** The chat's name, and the name of its script. */
  readonly name: string;
  readonly topic: string;
  /** A private chat with everyone in the group except these. */
  readonly without?: readonly PersonKey[];
  readonly archived?: true;
  /** How many of the newest messages the guide has not read. */
  readonly unread?: number;
}

interface Group {
  readonly name: string;
  /** For everyone who is not a plain member. The guide is an owner, to be able to try everything. */
  readonly roles: Partial<Record<PersonKey, "owner" | "admin" | "guest">>;
  readonly chats: readonly Chat[];
}

export const groups: readonly Group[] = [
  {
    name: "Tidewater Clocks",
    roles: { mira: "owner", robin: "owner", jonas: "admin", lea: "guest" },
    chats: [
      { name: "general", topic: "What everybody should know. Good news first.", unread: 3 },
      { name: "workshop", topic: "Wood, brass, glue and who has the small hammer" },
      { name: "firmware", topic: "Everything inside is UTC" },
      { name: "customers", topic: "What they ask, and what we answer", unread: 2 },
      { name: "lunch", topic: "Third bollard on the quay. Mind the gull." },
      { name: "spring-fair", topic: "Four square metres of sea", archived: true },
      { name: "not-for-mira", topic: "Fifty years, one walnut clock, and a bread bin", without: ["mira"] },
    ],
  },
  {
    name: "Harbour Choir",
    roles: { pat: "owner", robin: "owner" },
    chats: [
      { name: "rehearsals", topic: "Come when you can, sing what you dare", unread: 1 },
      { name: "songs", topic: "Sheets, words and corrections to words" },
    ],
  },
];
