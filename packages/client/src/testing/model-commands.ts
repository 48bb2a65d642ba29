import fc from "fast-check";
import type { Model } from "./model.ts";

/* Random changes on a server. Numbers choose among the objects that exist when the change is made. */

const names = ["aims", "boats", "plans", "küche"];
const groups = ["harbour", "yard"];
const number = fc.nat(1_000);

type Step = (model: Model) => void;

const inChat = (act: (model: Model, at: { chatId: string; number: number }) => void) =>
  fc.tuple(number, number).map(
    ([which, chosen]): Step =>
      (model) => {
        const chatId = model.chatIds[which % Math.max(model.chatIds.length, 1)];
        if (chatId) act(model, { chatId, number: chosen });
      },
  );

const pick = <T>(all: readonly T[], which: number): T => all[which % all.length] as T;
const seqOf = (model: Model, chatId: string, which: number) =>
  1 + (which % Math.max(model.page(chatId)?.messages.length ?? 1, 1));

const said = inChat((model, { chatId, number }) =>
  model.send(chatId, {
    userId: pick(["ana", "ben", "cleo"], number),
    mentions: pick([[], ["ana"], ["cleo"]], number >> 2),
  }),
);
const edited = inChat((model, { chatId, number }) =>
  model.edit(chatId, seqOf(model, chatId, number), { text: `edit ${number}`, mentions: pick([[], ["ana"]], number) }),
);

const rarer: fc.Arbitrary<Step>[] = [
  inChat((model, { chatId, number }) => model.delete(chatId, seqOf(model, chatId, number))),
  inChat((model, { chatId, number }) => model.read(chatId, seqOf(model, chatId, number))),
  inChat((model, { chatId, number }) => model.rename(chatId, pick(names, number))),
  inChat((model, { chatId, number }) => {
    if (number % 4 === 0) model.deleteChat(chatId);
  }),
  number.map((which) => (model) => void model.createChat(pick(names, which), pick(groups, which >> 3))),
  number.map(
    (which) => (model) => model.setRole(pick(groups, which), pick(["guest", "member", "admin"] as const, which)),
  ),
  inChat((model, { chatId, number }) => model.mute(pick([chatId, "harbour"], number), number % 3 > 0)),
  number.map((which) => (model) => model.chooseNotices(pick(["all", "mentions", "nothing"] as const, which))),
  number.map((which) => (model) => model.setName(`Ana ${which}`)),
  fc.constant<Step>((model) => model.join("yard")),
  fc.constant<Step>((model) => model.leave("yard")),
];

/** A change to messages of existing chats. */
export const messageStep: fc.Arbitrary<Step> = fc.oneof({ arbitrary: said, weight: 3 }, edited, rarer[0] ?? edited);

/** Any change that a server publishes. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: said, weight: 8 },
  { arbitrary: edited, weight: 3 },
  ...rarer,
);
