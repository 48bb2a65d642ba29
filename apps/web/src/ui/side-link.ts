import { cx } from "./cx.ts";

interface SideLinkLook {
  /** Whether it has unread messages. */
  unread?: boolean;
  /** Whether it should not draw attention. */
  muted?: boolean;
}

/** The classes of a link in the sidebar, with exactly one text colour: of two, the order in the style sheet would decide. */
export const sideLinkClass = ({ unread = false, muted = false }: SideLinkLook = {}): string =>
  cx(
    "flex h-8 items-center gap-2.5 rounded-lg px-2 text-sm hover:bg-hover hover:text-ink compact:h-7 pointer-coarse:h-11 pointer-coarse:text-base",
    "aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-ink",
    unread && "font-semibold",
    muted ? "text-ink-faint" : unread ? "text-ink" : "text-ink-soft",
  );
