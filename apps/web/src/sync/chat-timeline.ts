import { queryOptions } from "@tanstack/react-query";
import { queryClient } from "../query-client.ts";
import { reasonOf, trpcClient, utils } from "../trpc.ts";
import {
  applyChanges,
  type Message,
  type Page,
  startTimeline,
  type Timeline,
  withNewer,
  withOlder,
} from "./timeline.ts";

/*
 * Timelines in the query cache: how they get there and what changes them. What arrives by polling today comes by the
 * event stream tomorrow; both end in `applyToTimeline`.
 */

const pageSize = 50;
/** With fewer unread than this the newest page shows the first of them with something above it. */
const unreadOnNewestPage = 30;
/** Someone who missed more than this starts anew rather than fetching change by change. */
const catchUpLimit = 500;

const keyOf = (chatId: string) => ["timeline", chatId] as const;

/** Where to begin: at a message, or where one left off. */
export type Place = { around: string } | "unread";

async function openTimeline(chatId: string, place: Place): Promise<Timeline> {
  const chat = utils.sync.snapshot.getData()?.chats.find((one) => one.id === chatId);
  // Taken before the page is asked for, so that what happens in between is applied again rather than missed.
  const rev = chat?.lastRev ?? 0;
  const resume = chat && chat.unread > unreadOnNewestPage ? chat.readSeq + 1 : undefined;
  const around = place === "unread" ? resume : place.around;
  const page = await trpcClient.messages.list.query({ chatId, limit: pageSize, around });
  return startTimeline(page, rev);
}

/** Where a wrong link leads nowhere, the chat opens as it does without one. */
async function openWherePossible(chatId: string, place: Place): Promise<Timeline> {
  try {
    return await openTimeline(chatId, place);
  } catch (error) {
    if (place === "unread" || reasonOf(error) !== "NOT_FOUND") throw error;
    return openTimeline(chatId, "unread");
  }
}

/** The timeline of a chat, and how it begins: `place` counts when nothing is loaded yet. */
export const timelineQuery = (chatId: string, place: Place = "unread") =>
  queryOptions({
    queryKey: keyOf(chatId),
    queryFn: () => openWherePossible(chatId, place),
    staleTime: Number.POSITIVE_INFINITY,
    // Compared by hand in applyChanges, which is cheaper than walking all of it.
    structuralSharing: false,
  });

export const getTimeline = (chatId: string): Timeline | undefined => queryClient.getQueryData<Timeline>(keyOf(chatId));

/** Changes a timeline if it is loaded. */
export function updateTimeline(chatId: string, change: (timeline: Timeline) => Timeline): void {
  queryClient.setQueryData<Timeline>(keyOf(chatId), (timeline) => timeline && change(timeline));
}

/** Takes over messages as they are now, wherever they came from. */
export function applyToTimeline(chatId: string, messages: readonly Message[], upTo?: number): void {
  updateTimeline(chatId, (timeline) => applyChanges(timeline, messages, upTo));
}

export async function loadOlder(chatId: string): Promise<void> {
  const cursor = getTimeline(chatId)?.olderCursor;
  if (!cursor) return;
  const page = await trpcClient.messages.list.query({ chatId, limit: pageSize, cursor, direction: "backward" });
  updateTimeline(chatId, (timeline) => withOlder(timeline, page));
}

export async function loadNewer(chatId: string): Promise<void> {
  const cursor = getTimeline(chatId)?.newerCursor;
  if (!cursor) return;
  const page = await trpcClient.messages.list.query({ chatId, limit: pageSize, cursor, direction: "forward" });
  updateTimeline(chatId, (timeline) => withNewer(timeline, page));
}

/** Puts the part around a message, or the newest part, in the place of what was loaded. @throws NOT_FOUND */
export async function reopenTimeline(chatId: string, place: Place | "latest"): Promise<void> {
  const timeline =
    place === "latest"
      ? startTimeline(await newestPage(chatId), getTimeline(chatId)?.rev ?? 0)
      : await openTimeline(chatId, place);
  queryClient.setQueryData(keyOf(chatId), timeline);
}

const newestPage = (chatId: string): Promise<Page> => trpcClient.messages.list.query({ chatId, limit: pageSize });

const catchingUp = new Map<string, Promise<void>>();

/** Fetches what the loaded timeline has missed. One at a time for each chat. */
export function catchUp(chatId: string): Promise<void> {
  const running = catchingUp.get(chatId) ?? fetchChanges(chatId).finally(() => catchingUp.delete(chatId));
  catchingUp.set(chatId, running);
  return running;
}

async function fetchChanges(chatId: string): Promise<void> {
  const timeline = getTimeline(chatId);
  if (!timeline) return;
  const messages: Message[] = [];
  let sinceRev = timeline.rev;
  for (let more = true; more; ) {
    const answer = await trpcClient.messages.changes.query({ chatId, sinceRev, limit: 100 });
    messages.push(...answer.messages);
    sinceRev = answer.lastRev;
    more = answer.more;
    if (more && messages.length >= catchUpLimit) return queryClient.resetQueries({ queryKey: keyOf(chatId) });
  }
  applyToTimeline(chatId, messages, sinceRev);
}
