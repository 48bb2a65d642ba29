import type { ReactNode } from "react";
import { Markdown } from "../markdown/markdown.tsx";

interface MessageTextProps {
  text: string;
  /** Stands behind the last word. */
  after?: ReactNode;
}

/** What somebody wrote. */
export const MessageText = (props: MessageTextProps) => <Markdown {...props} />;
