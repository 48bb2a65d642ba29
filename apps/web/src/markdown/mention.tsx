import { cx } from "../ui/cx.ts";
import { useMentioned } from "./mentioned.ts";

/** `@ana`, marked when there is somebody of that name here. */
export function Mention({ text }: { text: string }) {
  const found = useMentioned(text);
  if (!found) return text;
  const { person, named } = found;
  return (
    <>
      <span
        title={person.name}
        className={cx(
          "rounded-sm px-0.5 font-medium",
          person.isMe ? "bg-notice-soft text-notice-ink" : "bg-accent-soft text-accent-ink",
        )}
      >
        {named}
      </span>
      {text.slice(named.length)}
    </>
  );
}
