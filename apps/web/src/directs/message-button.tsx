import { MessageCircle } from "lucide-react";
import { useHere } from "../routing/navigation.ts";
import { useDirects, useMe } from "../sync/use-snapshot.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { moreWords } from "../words/more.ts";
import { useOpenDirect } from "./use-open-direct.ts";

interface MessageButtonProps {
  person: { id: string; name: string };
  /** Only the icon, for rows in a list. */
  small?: boolean;
  className?: string;
}

/** Opens the direct conversation with a person. Not shown for oneself, nor in that conversation. */
export function MessageButton({ person, small = false, className }: MessageButtonProps) {
  const me = useMe();
  const openId = useHere(({ chatId }) => chatId);
  const isOpen = useDirects().some(({ chatId, user }) => chatId === openId && user.id === person.id);
  const { openDirect, opening } = useOpenDirect();
  if (person.id === me.id || isOpen) return null;
  const onClick = () => void openDirect(person.id);
  if (small) {
    return <IconButton icon={MessageCircle} label={moreWords.directs.messagePerson(person.name)} onClick={onClick} />;
  }
  return (
    <Button size="small" busy={opening} onClick={onClick} {...(className ? { className } : {})}>
      <MessageCircle aria-hidden className="size-4" />
      {moreWords.directs.message}
    </Button>
  );
}
