import { randomUUID } from "node:crypto";
import type { Guide } from "../demo.ts";
import { conversations, names, type Speaker } from "./rich-messages.ts";
import { Visitor } from "./visitor.ts";

type Session = Awaited<ReturnType<Visitor["session"]>>;

/** Everything that the screens need to find. */
export interface Furnished {
  readonly baseURL: string;
  readonly sessions: { readonly guide: Session; readonly newcomer: Session };
  /** The demo's first group, by its address. */
  readonly company: string;
  /** Chats of the demo's first group, by name. */
  readonly demo: Readonly<Record<string, string>>;
  /** A group with everything that is hard to show, by its address. */
  readonly group: string;
  /** Its chats, by what is in them. */
  readonly rich: Readonly<Record<keyof typeof conversations | "empty" | "private", string>>;
  readonly inviteToken: string;
}

/** UUIDv7, as the server wants ids of messages to be. */
function newId(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** Brings in people and conversations through the API, beside the demo, and says where everything is. */
export async function furnish(baseURL: string, guide: Guide): Promise<Furnished> {
  const robin = await Visitor.arrive(baseURL);
  await robin.signIn(guide);
  const newcomer = await Visitor.arrive(baseURL);
  await newcomer.signUp({ name: "Nora New", username: `nora-${Date.now().toString(36)}` });

  const group = await robin.call<{ id: string }>("groups.create", {
    name: "The society for group names that are longer than any place for them",
  });
  const invite = await robin.call<{ token: string }>("invites.create", { groupId: group.id });
  const speakers = new Map<Speaker, Visitor>();
  for (const [key, name] of Object.entries(names) as [Speaker, string][]) {
    const speaker = await Visitor.arrive(baseURL);
    await speaker.signUp({ name, username: `${key}-${Date.now().toString(36)}` });
    await speaker.call("invites.accept", { token: invite.token });
    speakers.set(key, speaker);
  }

  const createChat = async (name: string, more: object = {}) => {
    const chat = await robin.call<{ id: string }>("chats.create", { groupId: group.id, name, ...more });
    return chat.id;
  };
  const talk = async (name: string, said: (typeof conversations)[keyof typeof conversations]) => {
    const topic = "A topic that explains at some length what is talked about here, and what is better said elsewhere";
    const chatId = await createChat(name, { topic });
    let seq = 0;
    for (const [speaker, text] of said) {
      await speakers.get(speaker)?.call("messages.send", { chatId, id: newId(), text });
      seq++;
    }
    await robin.call("messages.send", { chatId, id: newId(), text: "Thank you, everybody." });
    await robin.call("reads.mark", { chatId, seq: seq + 1 });
    return chatId;
  };
  const rich = {
    names: await talk("a-chat-whose-name-goes-on-and-on-until-there-is-no-room-left-for-it", conversations.names),
    lines: await talk("thirty-lines", conversations.lines),
    code: await talk("code-and-links", conversations.code),
    scripts: await talk("Straße, 通り, شارع", conversations.scripts),
    empty: await createChat("empty"),
    private: await createChat("behind-closed-doors", { visibility: "private" }),
  };

  type Named = { id: string; name: string | null; groupId: string };
  const known = await robin.ask<{ groups: Named[]; chats: Named[] }>("sync.snapshot", {});
  const company = known.groups.find(({ name }) => name === "Tidewater Clocks");
  if (!company) throw new Error("The demo is not here: run the screens by `pnpm screens`.");
  const inCompany = known.chats.filter((chat) => chat.groupId === company.id);

  const sessions = { guide: await robin.session(), newcomer: await newcomer.session() };
  await Promise.all([robin, newcomer, ...speakers.values()].map((visitor) => visitor.leave()));
  return {
    baseURL,
    sessions,
    company: `/g/${company.id}`,
    demo: Object.fromEntries(inCompany.map(({ id, name }) => [name, `/g/${company.id}/c/${id}`])),
    group: `/g/${group.id}`,
    rich: Object.fromEntries(
      Object.entries(rich).map(([key, id]) => [key, `/g/${group.id}/c/${id}`]),
    ) as unknown as Furnished["rich"],
    inviteToken: invite.token,
  };
}
