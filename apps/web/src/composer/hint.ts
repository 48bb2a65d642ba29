import { type RefObject, useState } from "react";
import { keysOf } from "../shortcuts/keys-of.ts";
import { words } from "../words/words.ts";
import { selectedIn } from "./insert.ts";
import { continueLine, isInFence } from "./lines.ts";

type Place = "list" | "code" | undefined;

/** Explains what Enter does where it does not send. Call `look` whenever the cursor moves. */
export function useEnterHint(field: RefObject<HTMLTextAreaElement | null>, chatId: string) {
  const [seen, setSeen] = useState<{ place: Place; chatId: string }>();
  const place = seen?.chatId === chatId ? seen.place : undefined;
  const look = () => {
    if (!field.current) return;
    const selected = selectedIn(field.current);
    const next = isInFence(selected.text, selected.start) ? "code" : continueLine(selected) ? "list" : undefined;
    if (next !== place) setSeen({ place: next, chatId });
  };
  const hints = { list: words.composer.listHint, code: words.composer.codeHint };
  return { look, hint: place && hints[place](keysOf("Mod+Enter").replace(" ", "+")) };
}
