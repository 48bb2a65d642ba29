import type { MutationPath } from "@parley/api/testing/call";
import type { InputOf } from "@parley/api/testing/examples";
import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { type Crowd, type Name, names } from "./crowd.ts";

/** The objects that a call may refer to: the initial ones and those created since, newest last. */
export interface Things {
  readonly userIds: readonly string[];
  readonly usernames: readonly string[];
  readonly groups: { readonly groupId: string }[];
  readonly chats: { readonly chatId: string }[];
  readonly messages: { readonly chatId: string; readonly messageId: string }[];
  readonly invites: { readonly groupId: string; readonly inviteId: string; readonly token: string }[];
}

export function thingsOf({ own, other, people }: Crowd): Things {
  const groups = [other, own];
  const everyone = Object.values(people);
  return {
    userIds: everyone.map(({ id }) => id),
    usernames: everyone.map(({ username }) => username),
    groups: groups.map(({ groupId }) => ({ groupId })),
    chats: groups.flatMap(({ chatId, closedChatId }) => [{ chatId: closedChatId }, { chatId }]),
    messages: groups.flatMap(({ chatId, messageIds }) =>
      Object.values(messageIds).map((messageId) => ({ chatId, messageId })),
    ),
    invites: groups.map(({ groupId, inviteId, token }) => ({ groupId, inviteId, token })),
  };
}

/** Picks from a list; small numbers pick the newest. */
const pick = <T>(list: readonly T[], number: number): T => list.at(-1 - (number % list.length)) as T;

/** A text that mentions a person, everyone, or nobody. */
const textOf = (usernames: readonly string[], number: number, whom: number) =>
  `Text ${number} ${pick([`@${pick(usernames, number)}`, "@all", ""], whom)}`;

type Numbers = readonly [number, number, number];

interface Case<P extends MutationPath> {
  /** Relative frequency. */
  readonly weight: number;
  input(things: Things, numbers: Numbers): InputOf<P>;
}

/** Inputs that the server sometimes allows; a refused call must change nothing. A new mutation needs a line here. */
const cases: { readonly [P in MutationPath]: Case<P> } = {
  "users.update": {
    weight: 4,
    input: (_, [a, b]) =>
      pick([{ name: `Name ${a}` }, { username: `user-${a}` }, { bio: `Bio ${a}` }, { image: null }], b),
  },
  "users.delete": {
    weight: 1,
    input: (_, [a]) => ({ confirm: "delete my account", messages: pick(["erase", "keep"] as const, a) }),
  },
  "groups.create": { weight: 3, input: (_, [a]) => ({ name: `Group ${a}` }) },
  "groups.update": { weight: 2, input: ({ groups }, [a, b]) => ({ ...pick(groups, a), name: `Group ${b}` }) },
  "groups.openDirect": { weight: 4, input: ({ userIds }, [a]) => ({ userId: pick(userIds, a) }) },
  "groups.mute": { weight: 2, input: ({ groups }, [a, b]) => ({ ...pick(groups, a), muted: b % 3 > 0 }) },
  "groups.delete": { weight: 1, input: ({ groups }, [a]) => pick(groups, a) },
  "members.add": {
    weight: 8,
    input: ({ groups, usernames }, [a, b, c]) => ({
      ...pick(groups, a),
      username: pick(usernames, b),
      role: pick(["guest", "member", "admin", "owner"] as const, c),
    }),
  },
  "members.update": {
    weight: 4,
    input: ({ groups, userIds }, [a, b, c]) => ({
      ...pick(groups, a),
      userId: pick(userIds, b),
      role: pick(["guest", "member", "admin", "owner"] as const, c),
    }),
  },
  "members.remove": {
    weight: 5,
    input: ({ groups, userIds }, [a, b]) => ({ ...pick(groups, a), userId: pick(userIds, b) }),
  },
  "members.leave": { weight: 2, input: ({ groups }, [a]) => pick(groups, a) },
  "invites.create": { weight: 1, input: ({ groups }, [a]) => ({ ...pick(groups, a), role: "member" }) },
  "invites.revoke": {
    weight: 1,
    input: ({ invites }, [a]) => {
      const { groupId, inviteId } = pick(invites, a);
      return { groupId, inviteId };
    },
  },
  "invites.accept": { weight: 3, input: ({ invites }, [a]) => ({ token: pick(invites, a).token }) },
  "chats.create": {
    weight: 6,
    input: ({ groups }, [a, b, c]) => ({
      ...pick(groups, a),
      name: `Chat ${b}`,
      visibility: pick(["private", "open"] as const, c),
    }),
  },
  "chats.update": {
    weight: 8,
    input: ({ chats }, [a, b, c]) => ({
      ...pick(chats, a),
      ...pick([{ visibility: "private" }, { visibility: "open" }, { name: `Chat ${c}` }] as const, b),
    }),
  },
  "chats.archive": { weight: 3, input: ({ chats }, [a, b]) => ({ ...pick(chats, a), archived: b % 2 === 0 }) },
  "chats.delete": { weight: 2, input: ({ chats }, [a]) => pick(chats, a) },
  "chats.addMember": {
    weight: 7,
    input: ({ chats, userIds }, [a, b]) => ({ ...pick(chats, a), userId: pick(userIds, b) }),
  },
  "chats.removeMember": {
    weight: 5,
    input: ({ chats, userIds }, [a, b]) => ({ ...pick(chats, a), userId: pick(userIds, b) }),
  },
  "chats.mute": { weight: 3, input: ({ chats }, [a, b]) => ({ ...pick(chats, a), muted: b % 3 > 0 }) },
  "chats.leave": { weight: 2, input: ({ chats }, [a]) => pick(chats, a) },
  "messages.send": {
    weight: 14,
    input: ({ chats, usernames }, [a, b, c]) => ({ ...pick(chats, a), id: uuidv7(), text: textOf(usernames, b, c) }),
  },
  "messages.edit": {
    weight: 6,
    input: ({ messages, usernames }, [a, b, c]) => ({ ...pick(messages, a), text: textOf(usernames, b, c) }),
  },
  "messages.delete": { weight: 3, input: ({ messages }, [a]) => pick(messages, a) },
  "reads.mark": { weight: 5, input: ({ chats }, [a, b]) => ({ ...pick(chats, a), seq: b }) },
  "typing.start": { weight: 1, input: ({ chats }, [a]) => pick(chats, a) },
  "notifications.update": {
    weight: 1,
    input: (_, [a]) => ({ choice: pick(["all", "mentions", "nothing"] as const, a), quiet: null }),
  },
  "presence.watch": { weight: 1, input: ({ userIds }) => ({ userIds: [...userIds] }) },
  "presence.set": { weight: 1, input: (_, [a]) => ({ status: pick(["away", "online"] as const, a) }) },
};

interface Made {
  readonly id: string;
  readonly chatId: string;
  readonly groupId: string;
  readonly token: string;
}

/** Records what an allowed call created. */
export function learn(things: Things, path: MutationPath, data: unknown): void {
  const { id, chatId, groupId, token } = data as Made;
  if (path === "groups.create") things.groups.push({ groupId: id });
  if (path === "groups.openDirect") {
    things.groups.push({ groupId });
    things.chats.push({ chatId });
  }
  if (path === "chats.create") things.chats.push({ chatId: id });
  if (path === "messages.send") things.messages.push({ chatId, messageId: id });
  if (path === "invites.create") things.invites.push({ groupId, inviteId: id, token });
}

/** A random call by a person. */
export interface RandomCall {
  readonly by: Name;
  readonly path: MutationPath;
  readonly numbers: Numbers;
}

/** The input of a call, chosen among the objects that exist when it is made. */
export const inputOf = ({ path, numbers }: RandomCall, things: Things): unknown => cases[path].input(things, numbers);

const number = fc.nat(20);

/** People with more permissions make more calls. */
const by = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<Name>("owner", "admin") },
  { weight: 1, arbitrary: fc.constantFrom(...names) },
);

export const randomCall: fc.Arbitrary<RandomCall> = fc.record({
  by,
  path: fc.oneof(
    ...Object.entries(cases).map(([path, { weight }]) => ({
      weight,
      arbitrary: fc.constant(path as MutationPath),
    })),
  ),
  numbers: fc.tuple(number, number, number),
});
