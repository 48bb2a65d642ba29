import type { AppRouter } from "@parley/api";
import type { TRPCClient } from "@trpc/client";
import type { inferRouterOutputs } from "@trpc/server";

/*
 * The types of answers and events after JSON: inferred from the router, never written by hand.
 */

export type Outputs = inferRouterOutputs<AppRouter>;

/** The person, their groups, and their chats with counters. */
export type Snapshot = Outputs["sync"]["snapshot"];
export type Group = Snapshot["groups"][number];
export type Chat = Snapshot["chats"][number];

/** A part of a chat's history, the oldest message first. */
export type Page = Outputs["messages"]["list"];
export type Message = Page["messages"][number];

type Subscribe = TRPCClient<AppRouter>["events"]["stream"]["subscribe"];

/** An event of the stream: docs/events.md. */
export type ParleyEvent = Parameters<NonNullable<Parameters<Subscribe>[1]["onData"]>>[0]["data"];

export type EventOf<Type extends ParleyEvent["type"]> = Extract<ParleyEvent, { type: Type }>;
export type MessageEvent = Extract<ParleyEvent, { message: Message }>;
export type PresenceStatus = Extract<ParleyEvent, { status: unknown }>["status"];
