import type { EventFrame } from "./event-frames.ts";

/*
 * These keys are found in the raw bytes of an event, because parsing the JSON would cost this process more than the
 * event costs the server. Quotes inside a text are escaped, so no text can contain a key.
 */
const chatIdKey = Buffer.from('"chatId":"');
const revKey = Buffer.from('"rev":');
const textKey = Buffer.from('"text":"');
const hash = "#".charCodeAt(0);
const uuidLength = 36;

/** The prefix of a text whose deliveries are timed: when the message was due, on the clock of load/clock.ts. */
export const timeMark = (microseconds: number) => `#${Math.round(microseconds)} `;

/** The result for one event. The object is reused by the next scan. */
export interface ScannedMessage {
  chatId: string;
  rev: number;
  /** Microseconds of load/clock.ts, or undefined for a text without a time mark. */
  due: number | undefined;
}

const found: ScannedMessage = { chatId: "", rev: 0, due: undefined };

/** @returns undefined if the event is not about a message */
export function scanMessage({ bytes, dataStart, dataEnd }: EventFrame): ScannedMessage | undefined {
  const revAt = bytes.indexOf(revKey, dataStart);
  if (revAt === -1 || revAt >= dataEnd) return undefined;
  const chatAt = bytes.indexOf(chatIdKey, dataStart);
  if (chatAt === -1 || chatAt >= dataEnd) return undefined;
  const idAt = chatAt + chatIdKey.length;
  found.chatId = bytes.toString("latin1", idAt, idAt + uuidLength);
  found.rev = readNumber(bytes, revAt + revKey.length);
  found.due = readMark(bytes, dataStart, dataEnd);
  return found;
}

function readMark(bytes: Buffer, start: number, end: number): number | undefined {
  const textAt = bytes.indexOf(textKey, start);
  const markAt = textAt + textKey.length;
  if (textAt === -1 || markAt >= end || bytes[markAt] !== hash) return undefined;
  return readNumber(bytes, markAt + 1);
}

function readNumber(bytes: Buffer, start: number): number {
  let value = 0;
  for (let next = start; ; next++) {
    const digit = (bytes[next] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return value;
    value = value * 10 + digit;
  }
}
