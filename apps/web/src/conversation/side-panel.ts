/** Beside the conversation if there is room, otherwise over it. */
export const sidePanelClass =
  "absolute inset-y-0 inset-e-0 z-20 flex w-full flex-col border-line border-s bg-canvas md:w-80 md:shadow-float xl:static xl:shadow-none";
