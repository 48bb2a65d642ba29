import { randomInt, randomUUID } from "node:crypto";
import { createCaller, type ImportJob, importedUserId, openImport, type Services } from "@parley/api";
import type { Auth } from "../../auth/auth.ts";
import { groups, guide, type PersonKey, people } from "./cast.ts";
import { readConversation, type Saying } from "./conversation.ts";
import * as queries from "./demo.queries.ts";

/** How to sign in to the demo, and what was added. */
export interface Demo {
  readonly username: string;
  readonly email: string;
  /** Undefined when the demo was already there: then only the hash is known. */
  readonly password: string | undefined;
  readonly messages: number;
}

type Group = (typeof groups)[number];
type Place = Awaited<ReturnType<ImportJob["add"]>>["places"][number];

/**
 * Fills the database with the demo, or does nothing if it is already there.
 *
 * Messages are imported, with their times; edits and deletions go through the API like anybody's. The guide's password is
 * set last: once there is one, the demo is complete. Every step before that can be repeated, so an interrupted run can simply
 * be run again.
 */
export async function fillDemo(services: Services, auth: Auth): Promise<Demo> {
  const guideId = idOf(guide.key);
  const before = await queries.findSignIn(services.db, guideId);
  if (before?.hasPassword) return { ...before, password: undefined, messages: 0 };

  let messages = 0;
  for (const group of groups) messages += await fillGroup(services, group);
  for (const key of Object.keys(people) as PersonKey[]) {
    await apiOf(services, key).users.update({ bio: people[key].bio });
  }
  const password = createPassword();
  await setPassword(auth, guideId, password);
  const { username, email } = (await queries.findSignIn(services.db, guideId)) ?? { username: "", email: "" };
  return { username, email, password, messages };
}

const idOf = (key: PersonKey) => importedUserId(people[key].name);

/** A caller of the API for one of the cast. */
const apiOf = (services: Services, key: PersonKey) =>
  createCaller({ ...services, actor: { userId: idOf(key), sessionId: randomUUID() }, requestId: randomUUID() });

async function fillGroup(services: Services, group: Group): Promise<number> {
  const { db } = services;
  const job = await openImport(services, { group: { name: group.name }, chat: "general", owner: null });
  await job.add([]);
  const now = await queries.getBeginning(db, job.groupId);

  const said: { chat: Group["chats"][number]; sayings: Saying[]; places: readonly Place[] }[] = [];
  let stored = 0;
  for (const chat of group.chats) {
    const sayings = readConversation(chat.name, now);
    const result = await job.add(sayings.map((saying) => lineOf(saying, chat.name)));
    said.push({ chat, sayings, places: result.places });
    stored += result.stored;
  }
  for (const [key, role] of Object.entries(group.roles)) {
    await queries.setRole(db, job.groupId, { userId: idOf(key as PersonKey), role });
  }
  for (const { chat, sayings, places } of said) {
    await changeSayings(services, sayings, places);
    await settleChat(services, places[0]?.chatId ?? "", chat);
  }
  return stored;
}

function lineOf({ at, who, text }: Saying, chat: string) {
  return { at, author: people[who].name, text, chat, email: who === guide.key ? guide.email : undefined };
}

async function changeSayings(services: Services, sayings: readonly Saying[], places: readonly Place[]): Promise<void> {
  for (const [index, { who, later }] of sayings.entries()) {
    const place = places[index];
    if (!place || later === undefined) continue;
    const { chatId, messageId } = place;
    const { messages } = apiOf(services, who);
    await (later === null ? messages.delete({ chatId, messageId }) : messages.edit({ chatId, messageId, text: later }));
    await queries.backdateChange(services.db, place);
  }
}

async function settleChat(services: Services, chatId: string, chat: Group["chats"][number]): Promise<void> {
  const { db } = services;
  const { chats } = apiOf(services, guide.key);
  const visibility = chat.without ? "private" : "open";
  await chats.update({ chatId, topic: chat.topic, visibility });
  const outside = chat.without?.map(idOf) ?? [];
  for (const { userId } of await chats.members({ chatId })) {
    if (outside.includes(userId)) await chats.removeMember({ chatId, userId });
  }
  if (chat.archived) {
    await chats.archive({ chatId });
    await queries.backdateArchiving(db, chatId);
  }
  if (chat.unread) await queries.leaveUnread(db, { chatId, userId: idOf(guide.key), count: chat.unread });
}

/** Random, because a password in the source would open every Parley that ever ran the demo. */
function createPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const word = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  return [word(), word(), word()].join("-");
}

/** Sets a password like an imported author who claims the account: with a reset link. */
async function setPassword(auth: Auth, userId: string, newPassword: string): Promise<void> {
  const link = new URL(await auth.createResetLink(userId, 5));
  const answer = await auth.handle(
    new Request(new URL("/api/auth/reset-password", link), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token: link.searchParams.get("token"), newPassword }),
    }),
  );
  if (!answer.ok) throw new Error(`The password could not be set: ${await answer.text()}`);
}
