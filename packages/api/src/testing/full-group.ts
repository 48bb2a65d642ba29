import { v7 as uuidv7 } from "uuid";
import { type Role, roles } from "../access/permissions.ts";
import { setPicture } from "../pictures/pictures.actions.ts";
import type { TestApi, TestPerson } from "./test-api.ts";

/** A group that contains one of everything. Its founder is a second owner, so that no test removes the last one. */
export type FullGroup = Awaited<ReturnType<typeof makeFullGroup>>;

/**
 * Creates a group with a person of each role and one more, an open chat in which each of the four wrote, a private chat
 * with the four, and an invite. Every text in it contains `word`.
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
  // A member for others to change or remove.
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
    /** Every text of the private chat contains it. */
    closedWord,
    closedChatId: closed.id,
    /** The message of each of {@link people} in the open chat. */
    messageIds,
    closedMessageId: closedMessage.id,
    inviteId: invite.id,
    token: invite.token,
  };
}
