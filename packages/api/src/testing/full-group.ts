import { v7 as uuidv7 } from "uuid";
import { type Role, roles } from "../access/permissions.ts";
import { setPicture } from "../pictures/pictures.actions.ts";
import type { TestApi, TestPerson } from "./test-api.ts";

/** A group with one of everything in it. Its founder is a second owner, so that no role is the last of its kind. */
export type FullGroup = Awaited<ReturnType<typeof makeFullGroup>>;

/**
 * Makes a group with a person of each role and one more, an open chat where each of the four has spoken, a private chat
 * with the four inside, and an invite. `word` stands in every text of it.
 */
export async function makeFullGroup(api: TestApi, word: string) {
  const closedWord = `${word}-closed`;
  const founder = await api.signUp(`${word}.founder`);
  const { id: groupId } = await founder.api.groups.create({ name: `Group ${word}` });
  const join = async (name: string, role: Role) => {
    const person = await api.signUp(`${word}.${name}`);
    await founder.api.members.add({ groupId, username: person.username, role });
    await person.api.users.update({ name: `Name ${word}`, bio: `Bio ${word}` });
    await setPicture(api.services, person.id, Buffer.from(`Picture ${word}`));
    return person;
  };
  const people: Record<Role, TestPerson> = {
    owner: await join("owner", "owner"),
    admin: await join("admin", "admin"),
    member: await join("member", "member"),
    guest: await join("guest", "guest"),
  };
  // Someone whom others may change or put out.
  const subject = await join("subject", "guest");
  const { admin, member, guest } = people;

  const open = await member.api.chats.create({ groupId, name: `Chat ${word}`, topic: `Topic ${word}` });
  const closed = await member.api.chats.create({
    groupId,
    name: `Chat ${closedWord}`,
    topic: `Topic ${closedWord}`,
    visibility: "private",
  });
  for (const { id: userId } of [people.owner, admin, guest]) {
    await member.api.chats.addMember({ chatId: closed.id, userId });
  }

  const messageIds = {} as Record<Role, string>;
  for (const role of roles) {
    const { id } = await people[role].api.messages.send({ chatId: open.id, id: uuidv7(), text: `First ${word}` });
    await people[role].api.messages.edit({ chatId: open.id, messageId: id, text: `Text ${word}` });
    messageIds[role] = id;
  }
  const closedMessage = await member.api.messages.send({ chatId: closed.id, id: uuidv7(), text: closedWord });
  const invite = await admin.api.invites.create({ groupId });

  return {
    groupId,
    founder,
    people,
    subject,
    chatId: open.id,
    /** Stands in every text of the private chat. */
    closedWord,
    closedChatId: closed.id,
    /** What each person of {@link people} said in the open chat. */
    messageIds,
    closedMessageId: closedMessage.id,
    inviteId: invite.id,
    token: invite.token,
  };
}
