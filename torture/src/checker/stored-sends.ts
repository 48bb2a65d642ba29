import type { Call, Evidence } from "./evidence.ts";

/** All attempts to send one message. */
export interface Send {
  readonly id: string;
  readonly chatId: string;
  readonly text: string;
  readonly attempts: readonly Call<"messages.send">[];
  /** The stored messages of the chat with the same id or text. Clients never reuse a text. */
  readonly copies: readonly { readonly id: string; readonly seq: number; readonly rev: number }[];
}

/** Every message that clients sent, with its stored copies. */
export function findSends(evidence: Evidence): Send[] {
  const byId = new Map<string, Call<"messages.send">[]>();
  for (const call of evidence.of("messages.send")) {
    const attempts = byId.get(call.input.id);
    if (attempts) attempts.push(call);
    else byId.set(call.input.id, [call]);
  }
  const places = findCopies(evidence);
  const sends: Send[] = [];
  for (const [id, attempts] of byId) {
    const first = attempts[0];
    if (!first) continue;
    const { chatId, text } = first.input;
    const copies = new Set([...(places.get(`${chatId} ${id}`) ?? []), ...(places.get(`${chatId} ${text}`) ?? [])]);
    sends.push({ id, chatId, text, attempts, copies: [...copies] });
  }
  return sends;
}

function findCopies(evidence: Evidence): Map<string, Send["copies"][number][]> {
  const places = new Map<string, Send["copies"][number][]>();
  const put = (key: string, message: Send["copies"][number]) => {
    const copies = places.get(key);
    if (copies) copies.push(message);
    else places.set(key, [message]);
  };
  for (const { chatId, messages } of evidence.final.chats) {
    for (const message of messages) {
      put(`${chatId} ${message.id}`, message);
      if (message.text !== null) put(`${chatId} ${message.text}`, message);
    }
  }
  return places;
}
