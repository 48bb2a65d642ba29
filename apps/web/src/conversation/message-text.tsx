import { everyone } from "@parley/api/mentions/schema";
import type { ReactNode } from "react";
import { Markdown } from "../markdown/markdown.tsx";
import { CallsEveryone } from "../markdown/mentioned.ts";

interface MessageTextProps {
  text: string;
  /** Whom it calls, by their ids. */
  mentions?: readonly string[];
  /** Stands behind the last word. */
  after?: ReactNode;
}

/** What somebody wrote. */
export const MessageText = ({ mentions = [], ...said }: MessageTextProps) => (
  <CallsEveryone value={mentions.includes(everyone)}>
    <Markdown {...said} />
  </CallsEveryone>
);
