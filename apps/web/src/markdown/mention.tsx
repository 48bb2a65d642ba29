import { Link } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { cx } from "../ui/cx.ts";
import { useMentioned, useNamedChat } from "./mentioned.ts";

/** `@ana`, highlighted if there is such a person here. */
export function Mention({ text }: { text: string }) {
  const mentioned = useMentioned(text);
  if (!mentioned) return text;
  const { found, named } = mentioned;
  return (
    <>
      <span
        title={found.name || undefined}
        className={cx(
          "rounded-sm px-0.5 font-medium",
          found.isMe ? "bg-notice-soft text-notice-ink" : "bg-accent-soft text-accent-ink",
        )}
      >
        {named}
      </span>
      {text.slice(named.length)}
    </>
  );
}

/** `#general`, a link to the chat if there is one here. */
export function ChatName({ text }: { text: string }) {
  const chat = useNamedChat(text);
  if (!chat) return text;
  const { found, named } = chat;
  return (
    <>
      <Link to={paths.chat({ groupId: found.groupId, chatId: found.chatId })} title={found.name} rel="nofollow ugc">
        {named}
      </Link>
      {text.slice(named.length)}
    </>
  );
}
