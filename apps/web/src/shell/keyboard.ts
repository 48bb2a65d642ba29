interface Heights {
  /** The height of the layout viewport, in pixels. */
  readonly page: number;
  /** The height of the visual viewport. */
  readonly seen: number;
  /** The pinch zoom. */
  readonly zoom: number;
}

/** In pixels. Every keyboard is higher than this; the browser's own bars are not. */
const lowestKeyboard = 120;

/** The height above a keyboard that covers the page, in pixels; null when there is none. */
export function heightAboveKeyboard({ page, seen, zoom }: Heights): number | null {
  return zoom < 1.01 && page - seen > lowestKeyboard ? Math.round(seen) : null;
}

/**
 * Keeps everything above the virtual keyboard. Most browsers shrink the page by themselves (`interactive-widget` in index.html);
 * Safari covers it with the keyboard, and scrolls the page away.
 */
export function keepAboveKeyboard(): void {
  const view = window.visualViewport;
  if (!view) return;
  const { style } = document.documentElement;
  const fit = () => {
    const height = heightAboveKeyboard({ page: window.innerHeight, seen: view.height, zoom: view.scale });
    if (height === null) {
      style.removeProperty("--app-height");
      style.removeProperty("--safe-bottom");
      return;
    }
    style.setProperty("--app-height", `${height}px`);
    // The keyboard covers the safe area at the bottom.
    style.setProperty("--safe-bottom", "0px");
    window.scrollTo(0, 0);
  };
  view.addEventListener("resize", fit);
  view.addEventListener("scroll", fit);
}
