import type { DestinationStream } from "pino";

const levels: Readonly<Record<number, string>> = { 40: "warning: ", 50: "error: ", 60: "fatal: " };

/** Turns the JSON lines of the log into lines for a terminal: `14:03:02 POST /trpc/messages.send 200 4 ms`. */
export function createReadableStream(to: DestinationStream): DestinationStream {
  return { write: (line) => to.write(withoutCommands(readable(line))) };
}

/**
 * A terminal obeys control characters, and anybody can send us some: in the name of an origin, say. JSON writes only the first
 * of them in another way, and leaves those from 7F to 9F as they are.
 */
const withoutCommands = (text: string): string =>
  text.replace(/[^\P{Cc}\n\t]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

function readable(line: string): string {
  const { level, time, msg, err, mail, requestId, ...rest } = JSON.parse(line);
  const { method, path, status, ms, ...details } = rest;
  const words = [
    new Date(time).toLocaleTimeString("en-GB"),
    `${levels[level] ?? ""}${msg ?? `${method} ${path} ${status} ${ms} ms`}`,
    ...(level >= 40 && requestId ? [`(request ${requestId})`] : []),
    ...(Object.keys(details).length > 0 ? [JSON.stringify(details)] : []),
  ];
  const below = [err && (err.stack ?? err.message), mail && `To: ${mail.to}\nSubject: ${mail.subject}\n\n${mail.text}`];
  return [words.join(" "), ...below.filter(Boolean)].join("\n").concat("\n");
}
