import { MessageCircle } from "lucide-react";
import { useMe } from "../sync/use-snapshot.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { words } from "../words/words.ts";
import { useOpenDirect } from "./use-open-direct.ts";

interface MessageButtonProps {
  person: { id: string; name: string };
  /** In a row of many, only the sign. */
  small?: boolean;
  className?: string;
}

/** Leads to the conversation with a person. Nobody writes to oneself. */
export function MessageButton({ person, small = false, className }: MessageButtonProps) {
  const me = useMe();
  const { openDirect, opening } = useOpenDirect();
  if (person.id === me.id) return null;
  const onClick = () => void openDirect(person.id);
  if (small) {
    return <IconButton icon={MessageCircle} label={words.directs.messagePerson(person.name)} onClick={onClick} />;
  }
  return (
    <Button size="small" busy={opening} onClick={onClick} {...(className ? { className } : {})}>
      <MessageCircle aria-hidden className="size-4" />
      {words.directs.message}
    </Button>
  );
}
