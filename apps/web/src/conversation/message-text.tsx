import { everyone } from "@parley/api/mentions/schema";
import type { ReactNode } from "react";
import { Markdown } from "../markdown/markdown.tsx";
import { CallsEveryone } from "../markdown/mentioned.ts";

interface MessageTextProps {
  text: string;
  /** The ids of the people it mentions. */
  mentions?: readonly string[];
  /** Shown after the last word. */
  after?: ReactNode;
}

/** The text of a message, rendered as Markdown. */
export const MessageText = ({ mentions = [], ...said }: MessageTextProps) => (
  <CallsEveryone value={mentions.includes(everyone)}>
    <Markdown {...said} />
  </CallsEveryone>
);
