import { useTyping } from "../sync/use-typing.ts";
import { words } from "../words/words.ts";

/** Who else is writing. Its room is always there, so that nothing moves when somebody begins. */
export function TypingLine({ chatId }: { chatId: string }) {
  const typists = useTyping(chatId);
  return (
    <p className="pointer-events-none absolute inset-x-0 bottom-0 h-4 truncate px-4 text-ink-faint text-xs leading-4 md:bottom-0.5 md:px-6">
      {typists.length > 0 && <bdi>{words.typing(typists.map(({ user }) => user.name))}</bdi>}
    </p>
  );
}
