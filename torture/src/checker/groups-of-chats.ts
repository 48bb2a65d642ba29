import { type Evidence, isDone } from "./evidence.ts";

/** The group of every chat that any client ever saw. */
export function groupsOfChats(evidence: Evidence): Map<string, string> {
  const groups = new Map<string, string>();
  for (const { result } of evidence.of("chats.create").filter(isDone)) groups.set(result.data.id, result.data.groupId);
  for (const { result } of evidence.of("sync.snapshot").filter(isDone)) {
    for (const { id, groupId } of result.data.chats) groups.set(id, groupId);
  }
  for (const entry of evidence.entries) {
    if (entry.kind === "heard" && "chat" in entry.event) groups.set(entry.event.chat.id, entry.event.chat.groupId);
  }
  return groups;
}
