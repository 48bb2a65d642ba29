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
}

const isSame = (a: NameToken | undefined, b: NameToken | undefined) =>
  a?.sign === b?.sign && a?.query === b?.query && a?.from === b?.from;

/** Completes names while typing: a list to walk through with the arrow keys while the cursor stays in the text. */
export function useCompletion({ field, groupId, chatId }: CompletionOptions) {
  const listId = useId();
  const [token, setToken] = useState<NameToken>();
  const [dismissed, setDismissed] = useState<number>();
  const [index, setIndex] = useState(0);
  /** Whether the first suggestion was chosen while those for the last letters were still loading. */
  const [isChosen, setChosen] = useState(false);
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
    setChosen(false);
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
    if (!isChosen || isLoading) return;
    setChosen(false);
    if (suggestions[0]) take(suggestions[0]);
  });

  /** Whoever types a space after a completion does not know that it has added one. */
  const onBeforeInput = (event: InputEvent<HTMLTextAreaElement>) => {
    const before = completed.current;
    completed.current = undefined;
    const { text, start, end } = selectedIn(event.currentTarget);
    const isUnchanged = before?.text === text && before.start === start && before.end === end;
    if (isUnchanged && event.data === " " && text[start - 1] === " ") event.preventDefault();
  };

  /** @returns whether the list handled the key. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    const { length } = suggestions;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: length - 1 };
    const step = steps[event.key];
    const chosen = suggestions[current];
    if (step !== undefined) setIndex((current + step) % length);
    else if ((event.key === "Enter" || event.key === "Tab") && chosen) {
      // Whoever types fast means what they have typed, not what is shown for fewer letters.
      if (isLoading && current === 0) setChosen(true);
      else take(chosen);
    } else if (event.key === "Escape") setDismissed(token?.from);
    else return false;
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
