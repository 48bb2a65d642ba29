interface Heights {
  /** Of the page as it is laid out, in pixels. */
  readonly page: number;
  /** Of the part that can be seen. */
  readonly seen: number;
  /** How much somebody has zoomed in with the fingers. */
  readonly zoom: number;
}

/** No keyboard is lower; the browser's own bars are. In pixels. */
const lowestKeyboard = 120;

/** The height that is left above a keyboard that lies over the page, in pixels; null when none does. */
export function heightAboveKeyboard({ page, seen, zoom }: Heights): number | null {
  return zoom < 1.01 && page - seen > lowestKeyboard ? Math.round(seen) : null;
}

/**
 * Keeps everything above the virtual keyboard. Most browsers make the page lower by themselves (`interactive-widget` in
 * index.html); Safari lays the keyboard over it, and scrolls the page away instead.
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
    // The keyboard covers what the system keeps for itself at the lower edge.
    style.setProperty("--safe-bottom", "0px");
    window.scrollTo(0, 0);
  };
  view.addEventListener("resize", fit);
  view.addEventListener("scroll", fit);
}
