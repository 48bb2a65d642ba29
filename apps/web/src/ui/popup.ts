/** The backdrop of a dialog. */
export const scrimClass =
  "fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0";

/** A dialog: from the bottom on a phone, centred elsewhere. */
export const popupClass =
  "fixed inset-x-0 bottom-[calc(100dvh-var(--app-height,100dvh))] z-40 flex max-h-[calc(var(--app-height,100dvh)-2rem)] flex-col gap-4 overflow-y-auto rounded-t-2xl bg-raised more-beyond safe-bottom-5 px-5 pt-5 text-ink shadow-window outline-none " +
  "transition-[opacity,translate] duration-150 data-ending-style:translate-y-4 data-ending-style:opacity-0 data-starting-style:translate-y-4 data-starting-style:opacity-0 " +
  "md:inset-x-auto md:start-1/2 md:bottom-auto md:top-[12dvh] md:max-h-[76dvh] md:w-[28rem] md:-translate-x-1/2 md:rounded-2xl md:p-6 rtl:md:translate-x-1/2";

/** A menu or popover. */
export const floatClass =
  "origin-(--transform-origin) rounded-xl bg-raised text-ink shadow-float outline-none transition-[opacity,scale] duration-100 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0";
