import { Users } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { ChatIcon } from "../chats/chat-icon.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { cx } from "../ui/cx.ts";
import { moreWords } from "../words/more.ts";
import type { Suggestion } from "./suggestions.ts";

interface CompletionListProps {
  id: string;
  suggestions: readonly Suggestion[];
  current: number;
  onTake: (suggestion: Suggestion) => void;
  onPoint: (index: number) => void;
}

export default function CompletionList({ id, suggestions, current, onTake, onPoint }: CompletionListProps) {
  const active = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void active.current?.scrollIntoView({ block: "nearest" });
  });
  return (
    <div
      id={id}
      role="listbox"
      aria-label={moreWords.composer.suggestionsLabel}
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
      <Line
        icon={<Users aria-hidden className="mx-1 size-4 text-ink-faint" />}
        name="@all"
        hint={moreWords.composer.all}
      />
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
