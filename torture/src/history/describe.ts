import type { Entry, Outcome } from "./history.ts";
import type { WireEvent } from "./wire.ts";

/** One line for human readers. */
export function describeEntry(entry: Entry, index: number): string {
  return `${String(index).padStart(6)} ${(entry.at / 1000).toFixed(3).padStart(8)} s  ${what(entry)}`;
}

function what(entry: Entry): string {
  switch (entry.kind) {
    case "invoked":
      return `${entry.by.client} calls ${entry.path} ${brief(entry.input)} (call ${entry.call})`;
    case "ended":
      return `call ${entry.call} ended: ${describeOutcome(entry.result)}`;
    case "opened":
      return `${entry.by.client} opens stream ${entry.stream} from ${entry.lastEventId ?? "the start"}`;
    case "heard":
      return `${entry.by.client} receives on stream ${entry.stream}: ${describeEvent(entry.event)} (${entry.id})`;
    case "closed":
      return `${entry.by.client} loses stream ${entry.stream}: ${entry.why}`;
    case "followed":
      return `${entry.by.client} is passed chat ${entry.chatId} rev ${entry.rev} ${entry.message.id}`;
    case "fault":
      return `FAULT: ${entry.what}`;
  }
}

function describeOutcome(result: Outcome): string {
  if (result.outcome === "ok") return `ok ${brief(result.data)}`;
  return result.outcome === "fail" ? `refused, ${result.reason}` : `unknown, ${result.why}`;
}

function describeEvent(event: WireEvent): string {
  if (!("message" in event)) return brief(event);
  const { id, seq, text } = event.message;
  return `${event.type} chat ${event.chatId} rev ${event.rev} seq ${seq} ${id} ${brief(text)}`;
}

function brief(value: unknown): string {
  const json = JSON.stringify(value) ?? "nothing";
  return json.length > 160 ? `${json.slice(0, 160)}…` : json;
}
