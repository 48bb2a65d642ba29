import type { AppRouter } from "@parley/api";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

/*
 * What goes over the wire, according to docs/events.md and the router's types. Types only: no code of the API or the
 * SDK is used here, so that the server is tested against its documentation alone.
 */

type Inputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;

export type ProcedurePath = {
  [F in keyof Inputs & keyof Outputs & string]: `${F}.${keyof Inputs[F] & keyof Outputs[F] & string}`;
}[keyof Inputs & keyof Outputs & string];

/** A nested property type, or unknown if it does not exist. */
type At<T, P extends string> = P extends `${infer F}.${infer N}`
  ? F extends keyof T
    ? N extends keyof T[F]
      ? T[F][N]
      : unknown
    : unknown
  : unknown;

/** The calls at /api/auth. */
export interface SignCalls {
  "sign-up/email": { input: { name: string; username: string; email: string; password: string }; output: SignedIn };
  "sign-in/email": { input: { email: string; password: string }; output: SignedIn };
  "sign-out": { input: Record<string, never>; output: unknown };
  "change-password": {
    input: { currentPassword: string; newPassword: string };
    output: { token: string | null };
  };
}

export interface SignedIn {
  readonly token: string;
  readonly user: { readonly id: string };
}

export type Path = ProcedurePath | keyof SignCalls;
export type InputOf<P extends Path> = P extends keyof SignCalls ? SignCalls[P]["input"] : At<Inputs, P>;
export type OutputOf<P extends Path> = P extends keyof SignCalls ? SignCalls[P]["output"] : At<Outputs, P>;

export type Message = Outputs["messages"]["send"];
export type Snapshot = Outputs["sync"]["snapshot"];
export type ListedChat = Snapshot["chats"][number];
export type ListedGroup = Snapshot["groups"][number];
type ChatFacts = Omit<ListedChat, "readSeq" | "unread" | "mentions">;
type Member = Outputs["members"]["add"];

/** The known events. Others are ignored, as the protocol requires. */
export type WireEvent =
  | { type: "message.created" | "message.updated" | "message.deleted"; chatId: string; rev: number; message: Message }
  | { type: "chat.created" | "chat.updated"; chat: ChatFacts }
  | { type: "chat.deleted"; chatId: string; groupId: string }
  | { type: "chatMember.added" | "chatMember.removed"; chatId: string; groupId: string; userId: string }
  | { type: "group.updated"; group: Omit<ListedGroup, "role"> }
  | { type: "group.deleted"; groupId: string }
  | { type: "member.joined" | "member.updated"; groupId: string; member: Member }
  | { type: "member.removed"; groupId: string; userId: string }
  | { type: "read.updated"; chatId: string; seq: number }
  | { type: "user.updated"; user: Message["user"] & { id: string } }
  | { type: "typing"; chatId: string; user: Message["user"] }
  | { type: "presence"; userId: string; status: string }
  | { type: "resync" };
