import { CommandError, exitCodes } from "../exit.ts";
import type { InputStream } from "../invocation.ts";

/** More bytes than any message may have; the server checks the number of characters. */
const maxBytes = 100_000;

/** Reads all of standard input. @throws CommandError when it is not text, or far too long. */
export async function readMessageText(stdin: InputStream): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stdin) {
    chunks.push(Buffer.from(chunk));
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new CommandError(exitCodes.failed, "This is too long for one message. Send part of it.");
    }
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new CommandError(exitCodes.failed, "This is not UTF-8 text. Convert it, then send it again.");
  }
}
