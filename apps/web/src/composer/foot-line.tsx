import { ConnectionNews } from "../shell/connection-news.tsx";
import { useOwnConnectionPlace } from "../shell/connection-place.ts";
import { useConnectionText } from "../shell/connection-text.ts";
import { useTyping } from "../sync/use-typing.ts";
import { cx } from "../ui/cx.ts";
import { isolated } from "../words/isolated.ts";
import { words } from "../words/words.ts";

/**
 * The line below the composer: that the connection is lost, or else who is typing. Its space is always reserved, so that nothing
 * moves and nothing is covered.
 */
export function FootLine({ chatId }: { chatId: string }) {
  const typists = useTyping(chatId);
  const connection = useConnectionText();
  useOwnConnectionPlace();
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-[max(0.125rem,calc(var(--safe-bottom)-1.375rem))] h-4 px-4 text-xs leading-4 md:px-6">
      <p
        role="status"
        className={cx("flex items-center gap-1.5 font-medium text-notice-ink", connection?.late && "animate-late")}
      >
        {connection && (
          <ConnectionNews
            connection={connection}
            textClass="truncate"
            // A finger needs more room than there is.
            buttonClass="relative rounded-sm underline outline-offset-0 before:absolute before:-inset-2"
          />
        )}
      </p>
      {!connection && typists.length > 0 && (
        <p className="truncate text-ink-faint">{words.typing(typists.map(({ user }) => isolated(user.name)))}</p>
      )}
    </div>
  );
}
