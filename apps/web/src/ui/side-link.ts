import { cx } from "./cx.ts";

interface SideLinkLook {
  /** There is something new behind it. */
  unread?: boolean;
  /** It is not to draw the eye. */
  muted?: boolean;
}

/** The look of a link in the sidebar. It has one colour: of two, the style sheet would choose. */
export const sideLinkClass = ({ unread = false, muted = false }: SideLinkLook = {}): string =>
  cx(
    "flex h-8 items-center gap-2.5 rounded-lg px-2 text-sm hover:bg-hover hover:text-ink compact:h-7 pointer-coarse:h-11 pointer-coarse:text-base",
    "aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-ink",
    unread && "font-semibold",
    muted ? "text-ink-faint" : unread ? "text-ink" : "text-ink-soft",
  );
