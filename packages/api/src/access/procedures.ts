import { z } from "zod";
import type { Context } from "../context.ts";
import { ParleyError } from "../errors.ts";
import { id } from "../fields.ts";
import { rates } from "../limits.ts";
import { enforceRate } from "../rate-limiter.ts";
import { inTransaction, type Tx } from "../transaction.ts";
import { t } from "../trpc.ts";
import { accessChat, accessGroup, accessMessage, lockAccount, viewChat } from "./access.ts";
import type { Permission, ReadPermission, WritePermission } from "./permissions.ts";

/*
 * The base procedures; there are no others. Each takes the fields of its input as a plain object, so that the whole
 * input is one strict schema and an unknown field is refused.
 *
 * A query reads through `ctx.db`. A mutation runs in one transaction, opened before its access check, which locks the
 * actor's membership; its action gets `ctx.tx`. See docs/decisions/access-opens-the-transaction.md.
 */

type Fields = z.ZodRawShape;
const none = {};

/** For the few procedures that need no sign-in. Each one is on the list in access.test.ts. */
export const publicQuery = <S extends Fields>(fields: S) =>
  t.procedure.meta({ access: "anyone" }).input(z.strictObject(fields));

const signedIn = t.middleware(({ ctx, next }) => {
  if (!ctx.actor) throw new ParleyError("SIGNED_OUT");
  return next({ ctx: { actor: ctx.actor, actorId: ctx.actor.userId } });
});

/** Counts a mutation against the person's rate limit, then runs it in a transaction, which is rolled back when it throws. */
function runMutation<R extends { ok: boolean }>(
  ctx: Context & { actorId: string },
  rate: keyof typeof rates,
  call: (tx: Tx) => Promise<R>,
): Promise<R> {
  enforceRate(ctx.limiter, `${rate}:${ctx.actorId}`, rates[rate]);
  return inTransaction(ctx, async (tx) => {
    const result = await call(tx);
    if (!result.ok && "error" in result) throw result.error;
    return result;
  });
}

/** For procedures without input; `{}` is accepted as well. */
export const noInput = z.strictObject({}).optional();

/** For procedures about the person's own account, or that need no membership. `input` is a strict object. */
export const userQuery = <I extends z.ZodType>(input: I) =>
  t.procedure.meta({ access: "own account" }).use(signedIn).input(input);

export const userMutation = <I extends z.ZodType>(input: I) =>
  userQuery(input).use(({ ctx, next }) =>
    runMutation(ctx, "write", async (tx) => {
      await lockAccount(tx, ctx.actorId);
      return next({ ctx: { tx, db: tx } });
    }),
  );

/**
 * For signals that are passed on but not stored, so they need no transaction. To clients they are mutations: they have an
 * effect, and must not be answered from a cache.
 */
const runSignal = <R>(ctx: Context & { actorId: string }, call: () => R): R => {
  enforceRate(ctx.limiter, `signal:${ctx.actorId}`, rates.signal);
  return call();
};

export const userSignal = <I extends z.ZodType>(input: I) =>
  userQuery(input).use(({ ctx, next }) => runSignal(ctx, () => next()));

/** The base of everything below, which adds the row that the call is about, loaded with the actor's membership. */
const memberProcedure = <S extends Fields>(permission: Permission, fields: S) =>
  t.procedure.meta({ access: permission }).use(signedIn).input(z.strictObject(fields));

/** The target of a call, parsed again from its input: inside a generic function TypeScript cannot see the field. */
const groupTarget = z.object({ groupId: id });
const chatTarget = z.object({ chatId: id });
const messageTarget = z.object({ chatId: id, messageId: id });

export const groupQuery = <P extends ReadPermission, S extends Fields = typeof none>(
  permission: P,
  fields: S = none as S,
) =>
  memberProcedure(permission, { ...groupTarget.shape, ...fields }).use(async ({ ctx, input, next }) => {
    const { groupId } = groupTarget.parse(input);
    const group = await accessGroup(ctx.db, groupId, { userId: ctx.actorId, permission, lock: "none" });
    return next({ ctx: { group } });
  });

export const groupMutation = <P extends WritePermission, S extends Fields = typeof none>(
  permission: P,
  fields: S = none as S,
) =>
  memberProcedure(permission, { ...groupTarget.shape, ...fields }).use(({ ctx, input, next }) =>
    runMutation(ctx, "write", async (tx) => {
      const { groupId } = groupTarget.parse(input);
      const group = await accessGroup(tx, groupId, { userId: ctx.actorId, permission, lock: "row" });
      return next({ ctx: { tx, db: tx, group } });
    }),
  );

export const chatQuery = <P extends ReadPermission, S extends Fields = typeof none>(
  permission: P,
  fields: S = none as S,
) =>
  memberProcedure(permission, { ...chatTarget.shape, ...fields }).use(async ({ ctx, input, next }) => {
    const { chatId } = chatTarget.parse(input);
    const chat = await viewChat(ctx.loaders, chatId, { userId: ctx.actorId, permission });
    return next({ ctx: { chat } });
  });

/** @param rate what it counts against. @param lock what it locks until it is done. */
const mutationOfChat =
  ({ rate, lock }: { rate: keyof typeof rates; lock: "membership" | "row" }) =>
  <P extends WritePermission, S extends Fields = typeof none>(permission: P, fields: S = none as S) =>
    memberProcedure(permission, { ...chatTarget.shape, ...fields }).use(({ ctx, input, next }) =>
      runMutation(ctx, rate, async (tx) => {
        const { chatId } = chatTarget.parse(input);
        const chat = await accessChat(tx, chatId, { userId: ctx.actorId, permission, lock });
        return next({ ctx: { tx, db: tx, chat } });
      }),
    );

/** For what changes a chat, or who is in it. */
export const chatMutation = mutationOfChat({ rate: "write", lock: "row" });

/** For new messages. They have a bucket of their own, so that a burst of other calls never delays a message. */
export const sendMutation = mutationOfChat({ rate: "send", lock: "row" });

/** For what a person keeps about a chat. The chat itself does not change, so this need not queue behind its writers. */
export const chatNoteMutation = mutationOfChat({ rate: "write", lock: "membership" });

export const chatSignal = <P extends WritePermission, S extends Fields = typeof none>(
  permission: P,
  fields: S = none as S,
) =>
  memberProcedure(permission, { ...chatTarget.shape, ...fields }).use(({ ctx, input, next }) =>
    runSignal(ctx, async () => {
      const { chatId } = chatTarget.parse(input);
      const chat = await viewChat(ctx.loaders, chatId, { userId: ctx.actorId, permission });
      return next({ ctx: { chat } });
    }),
  );

export const messageQuery = <P extends ReadPermission, S extends Fields = typeof none>(
  permission: P,
  fields: S = none as S,
) =>
  memberProcedure(permission, { ...messageTarget.shape, ...fields }).use(async ({ ctx, input, next }) => {
    const { chatId, messageId } = messageTarget.parse(input);
    const chat = await viewChat(ctx.loaders, chatId, { userId: ctx.actorId, permission });
    return next({ ctx: { chat, message: await accessMessage(ctx.db, chat, messageId) } });
  });

export const messageMutation = <P extends WritePermission, S extends Fields = typeof none>(
  permission: P,
  fields: S = none as S,
) =>
  memberProcedure(permission, { ...messageTarget.shape, ...fields }).use(({ ctx, input, next }) =>
    runMutation(ctx, "write", async (tx) => {
      const { chatId, messageId } = messageTarget.parse(input);
      const chat = await accessChat(tx, chatId, { userId: ctx.actorId, permission, lock: "row" });
      return next({ ctx: { tx, db: tx, chat, message: await accessMessage(tx, chat, messageId) } });
    }),
  );
