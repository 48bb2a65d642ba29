import type { AppRouter } from "@parley/api";
import type { TRPCClient } from "@trpc/client";
import type { inferRouterOutputs } from "@trpc/server";

/*
 * What the server answers and tells, as it is after JSON: inferred from the router, written down nowhere else.
 */

export type Outputs = inferRouterOutputs<AppRouter>;

/** Oneself, one's groups and chats with their counters. */
export type Snapshot = Outputs["sync"]["snapshot"];
export type Group = Snapshot["groups"][number];
export type Chat = Snapshot["chats"][number];

/** A part of a chat's history, the oldest message first. */
export type Page = Outputs["messages"]["list"];
export type Message = Page["messages"][number];

type Subscribe = TRPCClient<AppRouter>["events"]["stream"]["subscribe"];

/** What the stream tells: docs/events.md. */
export type ParleyEvent = Parameters<NonNullable<Parameters<Subscribe>[1]["onData"]>>[0]["data"];

export type EventOf<Type extends ParleyEvent["type"]> = Extract<ParleyEvent, { type: Type }>;
export type MessageEvent = Extract<ParleyEvent, { message: Message }>;
export type PresenceStatus = Extract<ParleyEvent, { status: unknown }>["status"];
