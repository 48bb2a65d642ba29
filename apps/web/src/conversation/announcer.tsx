import type { Message } from "@parley/client";
import { useEffect, useRef, useState } from "react";
import { words } from "../words/words.ts";

interface AnnouncerProps {
  /** The newest message, if the end of the chat is loaded. */
  newest: Message | undefined;
  userId: string;
}

/** Announces new messages of others to screen readers, politely. */
export function Announcer({ newest, userId }: AnnouncerProps) {
  const heard = useRef(newest?.seq);
  const [text, setText] = useState("");

  useEffect(() => {
    if (!newest) return;
    const before = heard.current;
    heard.current = newest.seq;
    if (before === undefined || newest.seq <= before || newest.userId === userId) return;
    const count = newest.seq - before;
    setText(
      count === 1
        ? words.messages.announce(newest.user.name, newest.text ?? words.messages.deleted)
        : words.messages.announceMany(count),
    );
  }, [newest, userId]);

  return (
    <p role="status" className="sr-only">
      {text}
    </p>
  );
}
