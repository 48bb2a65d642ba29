import type { EventOf, Message } from "../wire.ts";
import { keepEqual } from "./keep-equal.ts";
import type { ParleyState } from "./state.ts";

/** Shows a person's new name and picture wherever the old ones stand: beside messages, and beside what he or she types. */
export function withAuthor(
  { timelines, typing }: Pick<ParleyState, "timelines" | "typing">,
  { id, username, name, image }: EventOf<"user.updated">["user"],
): Pick<ParleyState, "timelines" | "typing"> {
  const author: Message["user"] = { id, username, name, image };
  const renew = <Said extends { readonly user: Message["user"] }>(said: Said): Said =>
    said.user.id === id ? { ...said, user: author } : said;
  const renewAll = <Said extends { readonly user: Message["user"] }>(all: readonly Said[]): readonly Said[] =>
    all.some(({ user }) => user.id === id) ? keepEqual(all, all.map(renew)) : all;
  return {
    timelines: mapValues(timelines, (timeline) => {
      const [messages, early] = [renewAll(timeline.messages), renewAll(timeline.early)];
      return messages === timeline.messages && early === timeline.early ? timeline : { ...timeline, messages, early };
    }),
    typing: mapValues(typing, renewAll),
  };
}

/** An object whose values are changed; the object itself when none is. */
function mapValues<T>(all: Readonly<Record<string, T>>, change: (one: T) => T): Readonly<Record<string, T>> {
  let changed = false;
  const mapped: Record<string, T> = {};
  for (const [key, one] of Object.entries(all)) {
    mapped[key] = change(one);
    changed ||= mapped[key] !== one;
  }
  return changed ? mapped : all;
}
