import type { Message } from "@parley/client";
import { useEffect, useRef, useState } from "react";
import { words } from "../words/words.ts";

/** Long enough for a screen reader to fetch the text. Then it goes: it would outlive the message, should that be deleted. */
const staysMs = 5_000;

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

  useEffect(() => {
    if (!text) return;
    const timer = setTimeout(() => setText(""), staysMs);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <p role="status" className="sr-only">
      {text}
    </p>
  );
}
