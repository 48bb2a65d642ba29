import { readFileSync } from "node:fs";
import { type PersonKey, people } from "./cast.ts";

/** A message, and its later edit or deletion. */
export interface Saying {
  readonly at: Date;
  readonly who: PersonKey;
  readonly text: string;
  /** The text after an edit, or null when the message was deleted. */
  readonly later?: string | null;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** The messages of a chat, with times relative to `now`. */
export function readConversation(name: string, now: Date): Saying[] {
  const script = readFileSync(new URL(`./conversations/${name}.txt`, import.meta.url), "utf8");
  return parseScript(script, now);
}

/**
 * A script is a text such as
 *
 *     == 3 days ago
 *     09:30 mira: Two spaces go before each
 *       further line.
 *     ~ What it was edited to. A ~ alone: it was deleted.
 *     == just now
 *     55m robin: This many minutes ago (or hours: 1h).
 *
 * @throws an error that names the first line that is none of these.
 */
export function parseScript(script: string, now: Date): Saying[] {
  const sayings: { at: Date; who: PersonKey; text: string; later?: string | null }[] = [];
  let daysAgo = 0;
  for (const [index, line] of script.trimEnd().split("\n").entries()) {
    const last = sayings.at(-1);
    const heading = /^== (?:(\d+) days? ago|just now)$/.exec(line);
    const said = /^(\d\d):(\d\d) (\w+): (.+)$/.exec(line);
    const saidNow = /^(\d+)([mh]) (\w+): (.+)$/.exec(line);
    if (heading) {
      daysAgo = Number(heading[1] ?? 0);
    } else if (said && daysAgo > 0) {
      const midnight = Math.floor(now.getTime() / day) * day - daysAgo * day;
      const at = new Date(midnight + (Number(said[1]) * 60 + Number(said[2])) * minute);
      sayings.push({ at, who: readPerson(said[3]), text: said[4] ?? "" });
    } else if (saidNow && daysAgo === 0) {
      const minutes = Number(saidNow[1]) * (saidNow[2] === "h" ? 60 : 1);
      const at = new Date(now.getTime() - minutes * minute);
      sayings.push({ at, who: readPerson(saidNow[3]), text: saidNow[4] ?? "" });
    } else if (last && line.startsWith("~")) {
      last.later = line.slice(2) || null;
    } else if (last && (line === "" || line.startsWith("  "))) {
      last.text += `\n${line.slice(2)}`;
    } else {
      throw new Error(`Line ${index + 1} of the script is not understood: ${line}`);
    }
  }
  return sayings.map((saying) => ({ ...saying, text: saying.text.trimEnd() }));
}

function readPerson(name = ""): PersonKey {
  if (Object.hasOwn(people, name)) return name as PersonKey;
  throw new Error(`The script has a line of ${name}, who is not in the cast.`);
}
