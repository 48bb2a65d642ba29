import { randomUUID } from "node:crypto";
import type { Guide } from "../demo.ts";
import { conversations, corrections, names, type Speaker } from "./rich-messages.ts";
import { Visitor } from "./visitor.ts";

type Session = Awaited<ReturnType<Visitor["session"]>>;

/** Everything that the screens refer to. */
export interface Furnished {
  readonly baseURL: string;
  readonly sessions: { readonly guide: Session; readonly newcomer: Session };
  /** The address of the demo's first group. */
  readonly company: string;
  /** The address of a chat of the demo's first group, by its name. */
  readonly demo: (name: string) => string;
  /** The address of a group with everything that is hard to lay out. */
  readonly group: string;
  /** The address of one of its chats, by its content. */
  readonly rich: (which: keyof typeof chatNames) => string;
  readonly inviteToken: string;
}

/** UUIDv7, as the server requires for message ids. */
function newId(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

type Named = { id: string; name: string | null; groupId: string };
type Known = { groups: Named[]; chats: Named[] };

const groupName = "The society for group names that are longer than any place for them";
const chatNames = {
  names: "a-chat-whose-name-goes-on-and-on-until-there-is-no-room-left-for-it",
  lines: "thirty-lines",
  code: "code-and-links",
  scripts: "Straße, 通り, شارع",
  empty: "empty",
  private: "behind-closed-doors",
} as const;

/**
 * Creates people and conversations through the API, in addition to the demo, and returns where everything is. Running
 * it again reuses them.
 */
export async function furnish(baseURL: string, guide: Guide): Promise<Furnished> {
  const robin = await Visitor.arrive(baseURL);
  await robin.signIn(guide);
  const newcomer = await Visitor.arrive(baseURL);
  await newcomer.signUp({ name: "Nora New", username: `nora-${Date.now().toString(36)}` });

  const look = () => robin.ask<Known>("sync.snapshot", {});
  let known = await look();
  if (!known.groups.some(({ name }) => name === groupName)) {
    await makeGroup(baseURL, robin);
    known = await look();
  }
  const groupCalled = (wanted: string) => {
    const group = known.groups.find(({ name }) => name === wanted);
    if (!group) throw new Error(`There is no group ${wanted}. Start the screens by \`pnpm screens\`, with the demo.`);
    return { id: group.id, chats: known.chats.filter((chat) => chat.groupId === group.id) };
  };
  const company = groupCalled("Tidewater Clocks");
  const group = groupCalled(groupName);
  const invite = await robin.call<{ token: string }>("invites.create", { groupId: group.id });

  const addressOf = ({ id, chats }: typeof group, wanted: string) =>
    `/g/${id}/c/${chats.find(({ name }) => name === wanted)?.id}`;
  const sessions = { guide: await robin.session(), newcomer: await newcomer.session() };
  await Promise.all([robin.leave(), newcomer.leave()]);
  return {
    baseURL,
    sessions,
    company: `/g/${company.id}`,
    demo: (name) => addressOf(company, name),
    group: `/g/${group.id}`,
    rich: (which) => addressOf(group, chatNames[which]),
    inviteToken: invite.token,
  };
}

async function makeGroup(baseURL: string, robin: Visitor): Promise<void> {
  const group = await robin.call<{ id: string }>("groups.create", { name: groupName });
  const invite = await robin.call<{ token: string }>("invites.create", { groupId: group.id });
  const speakers = new Map<Speaker, Visitor>();
  for (const [key, name] of Object.entries(names) as [Speaker, string][]) {
    const speaker = await Visitor.arrive(baseURL);
    await speaker.signUp({ name, username: `${key}-speaker` });
    await speaker.call("invites.accept", { token: invite.token });
    speakers.set(key, speaker);
  }
  const createChat = async (name: string, more: object = {}) => {
    const chat = await robin.call<{ id: string }>("chats.create", { groupId: group.id, name, ...more });
    return chat.id;
  };
  for (const which of Object.keys(conversations) as (keyof typeof conversations)[]) {
    const topic = "A topic that explains at some length what is talked about here, and what is better said elsewhere";
    const chatId = await createChat(chatNames[which], { topic });
    for (const [speaker, text] of conversations[which]) {
      const id = newId();
      await speakers.get(speaker)?.call("messages.send", { chatId, id, text });
      const corrected = corrections.get(text);
      if (corrected) await speakers.get(speaker)?.call("messages.edit", { chatId, messageId: id, text: corrected });
    }
    await robin.call("messages.send", { chatId, id: newId(), text: "Thank you, everybody." });
    await robin.call("reads.mark", { chatId, seq: conversations[which].length + 1 });
  }
  await createChat(chatNames.empty);
  await createChat(chatNames.private, { visibility: "private" });
  await Promise.all([...speakers.values()].map((speaker) => speaker.leave()));
}
