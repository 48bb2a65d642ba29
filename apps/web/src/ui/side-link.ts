/** The look of a link in the sidebar. */
export const sideLinkClass =
  "flex h-8 items-center gap-2.5 rounded-lg px-2 text-ink-soft text-sm hover:bg-hover hover:text-ink compact:h-7 pointer-coarse:h-11 pointer-coarse:text-base " +
  "aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-ink";
