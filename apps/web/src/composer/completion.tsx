import { Users } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from "react";
import { ChatIcon } from "../chats/chat-icon.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { cx } from "../ui/cx.ts";
import { words } from "../words/words.ts";
import { applyEdit, selectedIn } from "./insert.ts";
import { type Suggestion, useSuggestions } from "./suggestions.ts";
import { findToken, type NameToken } from "./token.ts";

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
  const wanted = token && token.from !== dismissed ? token : undefined;
  const suggestions = useSuggestions(wanted, { groupId, chatId });
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
    setToken(undefined);
  };

  /** @returns whether the list handled the key. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    const { length } = suggestions;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: length - 1 };
    const step = steps[event.key];
    const chosen = suggestions[current];
    if (step !== undefined) setIndex((current + step) % length);
    else if ((event.key === "Enter" || event.key === "Tab") && chosen) take(chosen);
    else if (event.key === "Escape") setDismissed(token?.from);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return {
    look,
    onKeyDown,
    close: () => setToken(undefined),
    /** For the text field. */
    attributes: {
      "aria-autocomplete": "list" as const,
      "aria-controls": isOpen ? listId : undefined,
      "aria-activedescendant": isOpen ? `${listId}-${current}` : undefined,
    },
    list: (
      <>
        {isOpen && <List id={listId} suggestions={suggestions} current={current} onTake={take} onPoint={setIndex} />}
        <p role="status" className="sr-only">
          {isOpen ? words.composer.suggestions(suggestions.length) : ""}
        </p>
      </>
    ),
  };
}

interface ListProps {
  id: string;
  suggestions: readonly Suggestion[];
  current: number;
  onTake: (suggestion: Suggestion) => void;
  onPoint: (index: number) => void;
}

function List({ id, suggestions, current, onTake, onPoint }: ListProps) {
  const active = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void active.current?.scrollIntoView({ block: "nearest" });
  });
  return (
    <div
      id={id}
      role="listbox"
      aria-label={words.composer.suggestionsLabel}
      className="absolute start-0 bottom-full z-20 mb-2 max-h-80 w-full max-w-96 overflow-y-auto rounded-xl bg-raised p-1 shadow-float"
    >
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the focus stays in the text, whose keys walk through the list.
        <div
          key={suggestion.key}
          ref={index === current ? active : undefined}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === current}
          // The text keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onPointerMove={() => index !== current && onPoint(index)}
          onClick={() => onTake(suggestion)}
          className={cx(
            "flex cursor-pointer select-none items-center gap-2.5 rounded-lg px-2.5 py-1.5 pointer-coarse:py-2.5",
            index === current && "bg-hover",
          )}
        >
          {show(suggestion)}
        </div>
      ))}
    </div>
  );
}

function show(suggestion: Suggestion): ReactNode {
  if ("person" in suggestion) {
    const { id, name, image, username } = suggestion.person;
    return <Line icon={<Avatar id={id} name={name} image={image} size="small" />} name={name} hint={`@${username}`} />;
  }
  if ("chat" in suggestion) {
    const { chat } = suggestion;
    return (
      <Line icon={<ChatIcon chat={chat} className="size-4.5 text-ink-faint" />} name={chat.name} hint={chat.topic} />
    );
  }
  if ("everyone" in suggestion) {
    return (
      <Line icon={<Users aria-hidden className="mx-1 size-4 text-ink-faint" />} name="@all" hint={words.composer.all} />
    );
  }
  const { emoji, names, label } = suggestion.emoji;
  return <Line icon={<span className="w-6 text-center text-lg">{emoji}</span>} name={`:${names[0]}:`} hint={label} />;
}

const Line = ({ icon, name, hint }: { icon: ReactNode; name: string; hint: string | null }) => (
  <>
    {icon}
    <span dir="auto" className="max-w-[60%] shrink-0 truncate">
      {name}
    </span>
    {hint && (
      <span dir="auto" className="min-w-0 truncate text-ink-faint text-sm">
        {hint}
      </span>
    )}
  </>
);
