import { usePresence } from "../sync/use-presence.ts";
import { cx } from "../ui/cx.ts";
import { words } from "../words/words.ts";

/** A dot at the corner of an avatar that shows the person's presence. Its parent must be `relative`. */
export function PresenceDot({ userId }: { userId: string }) {
  const status = usePresence(userId);
  if (!status || status === "offline") return null;
  return (
    <span
      role="img"
      aria-label={words.presence[status]}
      title={words.presence[status]}
      className={cx(
        "absolute -end-0.5 -bottom-0.5 size-3 rounded-full border-2 border-canvas",
        status === "online" ? "bg-present" : "bg-ink-faint",
      )}
    />
  );
}
