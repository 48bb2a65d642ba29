import { lazyPopup } from "../ui/lazy-popup.tsx";

/** A place in a chat: its first message, or the first of a day. */
export type Moment = "beginning" | Date;

export interface JumpToDateProps {
  onJump: (to: Moment) => void;
  align?: "center" | "end";
}

/** Jumps to the messages of a day. */
export const JumpToDate = lazyPopup<JumpToDateProps>(() => import("./jump-to-date-popup.tsx"));
