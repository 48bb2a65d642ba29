import { type InputEvent, type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from "react";
import { lazyPart } from "../ui/lazy-part.tsx";
import { words } from "../words/words.ts";
import type { Selected } from "./edits.ts";
import { applyEdit, selectedIn } from "./insert.ts";
import { type Suggestion, useSuggestions } from "./suggestions.ts";
import { findToken, type NameToken } from "./token.ts";

const CompletionList = lazyPart(() => import("./completion-list.tsx"));

interface CompletionOptions {
  field: RefObject<HTMLTextAreaElement | null>;
  groupId: string;
  chatId: string;
  /** Does what Enter does without suggestions, if it turns out that there are none. */
  onEnter: () => void;
}

/** A key that was pressed before the suggestions for the last letters were there, and waits for them. */
interface HeldKey {
  key: "Enter" | "Tab";
  token: NameToken;
}

const isSame = (a: NameToken | undefined, b: NameToken | undefined) =>
  a?.sign === b?.sign && a?.query === b?.query && a?.from === b?.from;

/** Completes names while typing: a list to walk through with the arrow keys while the cursor stays in the text. */
export function useCompletion({ field, groupId, chatId, onEnter }: CompletionOptions) {
  const listId = useId();
  const [token, setToken] = useState<NameToken>();
  const [dismissed, setDismissed] = useState<number>();
  const [index, setIndex] = useState(0);
  const [held, setHeld] = useState<HeldKey>();
  /** What the field was like after the last completion, until something is typed. */
  const completed = useRef<Selected>(undefined);
  const wanted = token && token.from !== dismissed ? token : undefined;
  const { suggestions, isLoading } = useSuggestions(wanted, { groupId, chatId });
  const isOpen = suggestions.length > 0;
  const current = Math.min(index, suggestions.length - 1);

  /** After every change and every step of the cursor. */
  const look = () => {
    const element = field.current;
    const next = element && document.activeElement === element ? findToken(selectedIn(element)) : undefined;
    if (isSame(token, next)) return;
    setToken(next);
    setIndex(0);
    if (next?.from !== dismissed) setDismissed(undefined);
  };

  const take = ({ insert }: Suggestion) => {
    const element = field.current;
    if (!element || !token) return;
    const to = element.selectionEnd;
    const end = token.from + insert.length;
    // There is already a space after it.
    const gap = insert.endsWith(" ") && element.value[to] === " " ? to + 1 : to;
    applyEdit(element, { from: token.from, to: gap, insert, start: end, end });
    completed.current = selectedIn(element);
    setToken(undefined);
  };

  // After every change, because it only does something once.
  useEffect(() => {
    if (!held || (held.token === wanted && isLoading)) return;
    setHeld(undefined);
    // Something else was typed meanwhile.
    if (held.token !== wanted) return;
    if (suggestions[0]) take(suggestions[0]);
    else if (held.key === "Enter") onEnter();
  });

  /** Whoever types a space after a completion does not know that it has added one. */
  const onBeforeInput = (event: InputEvent<HTMLTextAreaElement>) => {
    const before = completed.current;
    completed.current = undefined;
    const { text, start, end } = selectedIn(event.currentTarget);
    const isUnchanged = before?.text === text && before.start === start && before.end === end;
    if (isUnchanged && event.data === " " && text[start - 1] === " ") event.preventDefault();
  };

  /** @returns whether there is something to choose, or may be soon. */
  const choose = (key: HeldKey["key"], token: NameToken): boolean => {
    const chosen = suggestions[current];
    // A second press waits for nothing.
    if (held) {
      setHeld(undefined);
      return false;
    }
    // Whoever types fast means what they have typed, not what is shown for fewer letters.
    if (isLoading && index === 0 && (isOpen || key === "Enter")) setHeld({ key, token });
    else if (chosen) take(chosen);
    else return false;
    return true;
  };

  /** @returns whether the list handled the key. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!wanted || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    const { key } = event;
    const { length } = suggestions;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: length - 1 };
    const step = isOpen ? steps[key] : undefined;
    if (step !== undefined) setIndex((current + step) % length);
    else if (key === "Escape" && isOpen) setDismissed(wanted.from);
    else if ((key !== "Enter" && key !== "Tab") || !choose(key, wanted)) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return {
    look,
    onKeyDown,
    onBeforeInput,
    close: () => setToken(undefined),
    /** For the text field. */
    attributes: {
      "aria-autocomplete": "list" as const,
      "aria-controls": isOpen ? listId : undefined,
      "aria-activedescendant": isOpen ? `${listId}-${current}` : undefined,
    },
    list: (
      <>
        {isOpen && (
          <CompletionList id={listId} suggestions={suggestions} current={current} onTake={take} onPoint={setIndex} />
        )}
        <p role="status" className="sr-only">
          {isOpen ? words.composer.suggestions(suggestions.length) : ""}
        </p>
      </>
    ),
  };
}
