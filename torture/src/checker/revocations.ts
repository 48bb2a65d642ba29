import type { AnyCall, Evidence } from "./evidence.ts";

/** Access that a person lost through an acknowledged call. */
export interface Revocation {
  readonly userId: string;
  /** Sessions if the person signed out or changed the password in another session. */
  readonly to: { readonly groupId: string } | { readonly chatId: string } | { readonly sessions: ReadonlySet<string> };
  /** The place of the response. Nothing sent later may arrive. */
  readonly at: number;
  /** The start of a call that may have restored the access. */
  readonly until: number;
}

/** Every acknowledged removal and sign-out. */
export function findRevocations(evidence: Evidence): Revocation[] {
  return evidence.calls.flatMap((call) => revocationOf(call, evidence) ?? []);
}

function revocationOf(call: AnyCall, evidence: Evidence): Revocation | undefined {
  if (call.result.outcome !== "ok") return undefined;
  const at = call.to;
  switch (call.path) {
    case "members.remove": {
      const { groupId, userId } = call.input;
      return { userId, to: { groupId }, at, until: findEntry(evidence, { groupId, userId, after: call.from }) };
    }
    case "members.leave": {
      const { groupId } = call.input;
      const { userId } = call.by;
      return { userId, to: { groupId }, at, until: findEntry(evidence, { groupId, userId, after: call.from }) };
    }
    case "chats.removeMember": {
      const { chatId, userId } = call.input;
      const again = evidence
        .of("chats.addMember")
        .find(({ input, from }) => input.chatId === chatId && input.userId === userId && from > call.from);
      return { userId, to: { chatId }, at, until: again?.from ?? Number.POSITIVE_INFINITY };
    }
    case "sign-out": {
      const sessions = new Set([call.by.session]);
      return { userId: call.by.userId, to: { sessions }, at, until: Number.POSITIVE_INFINITY };
    }
    case "change-password": {
      const { userId, session } = call.by;
      const others = evidence.calls.filter(
        ({ by, from }) => by.userId === userId && by.session !== session && from < call.from,
      );
      const sessions = new Set(others.map(({ by }) => by.session));
      return { userId, to: { sessions }, at, until: Number.POSITIVE_INFINITY };
    }
    default:
      return undefined;
  }
}

/** The start of the next call that adds the person to the group. It counts even if its outcome is unknown. */
function findEntry(evidence: Evidence, membership: { groupId: string; userId: string; after: number }): number {
  const names = new Set(
    evidence.calls.filter(({ by }) => by.userId === membership.userId).map(({ by }) => by.username),
  );
  const entry = evidence
    .of("members.add")
    .find(
      ({ input, from, result }) =>
        input.groupId === membership.groupId &&
        names.has(input.username) &&
        from > membership.after &&
        result.outcome !== "fail",
    );
  return entry?.from ?? Number.POSITIVE_INFINITY;
}
