/* Runs in the page before its own scripts, and measures what a user would notice. */

/** What was measured since the page was opened. */
export interface Seen {
  /**
   * For each press of a key, mouse button or finger, the longest time until a frame showed the result, in milliseconds.
   */
  readonly interactions: { ms: number; what: string }[];
  /** Layout shifts without recent input. */
  readonly shifts: { score: number; what: string }[];
  mostRows: number;
  /** When the page was first usable, by its own clock: one can sign in, or read and write. */
  usableAt: number | undefined;
  /** How long the page worked on each key, in milliseconds. */
  readonly keys: number[];
}

interface Probe {
  readonly seen: Seen;
  /** Resolves when the next frame has been painted, with the time. */
  painted(): Promise<number>;
  /** Resolves when the messages of this chat can be seen. */
  untilShown(chat: string): Promise<number>;
}

declare global {
  interface Window {
    probe: Probe;
  }
}

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node?: Node | null }[];
}

export function probe(): void {
  // 15 seconds at 60 Hz.
  const mostFrames = 900;
  const seen: Seen = { interactions: [], shifts: [], mostRows: 0, usableAt: undefined, keys: [] };
  const nameOf = (node: Node | null | undefined) => {
    const element = node instanceof Element ? node : node?.parentElement;
    return element ? `${element.tagName.toLowerCase()}.${[...element.classList].slice(0, 4).join(".")}` : "?";
  };
  const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });

  watch("layout-shift", (entry) => {
    const { value, hadRecentInput, sources } = entry as Shift;
    if (!hadRecentInput) seen.shifts.push({ score: value, what: sources.map(({ node }) => nameOf(node)).join(", ") });
  });

  // Runs `then` in a task of its own, after the current handlers and microtasks, or layout and paint.
  const afterwards = (then: () => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  };
  const lookAround = () => {
    const rows = document.querySelectorAll("[role=log] article").length;
    seen.mostRows = Math.max(seen.mostRows, rows);
    if (rows > 0 || document.querySelector("input[type=password]")) seen.usableAt ??= performance.now();
  };
  // Not in each frame, because a page that keeps requesting frames behaves differently.
  new MutationObserver(lookAround).observe(document, { childList: true, subtree: true });

  // Not by the Event Timing API, which in a text field attributes some presses to a much later frame, or to the
  // caret's.
  for (const type of ["pointerdown", "pointerup", "click", "keydown", "keyup"]) {
    addEventListener(
      type,
      ({ timeStamp, target }) => {
        // The release and the click belong to the preceding press.
        if (type.endsWith("down")) seen.interactions.push({ ms: 0, what: "" });
        const interaction = seen.interactions.at(-1);
        const what = `${type} on ${nameOf(target instanceof Node ? target : null)}`;
        requestAnimationFrame(() =>
          afterwards(() => {
            const ms = performance.now() - timeStamp;
            if (interaction && ms > interaction.ms) Object.assign(interaction, { ms, what });
          }),
        );
      },
      true,
    );
  }

  // The work for a key that types: its handlers, and the frame that shows it. Without the wait for the frame between
  // them, or
  // tasks that run meanwhile, which the browser defers until the frame.
  let pressed = 0;
  addEventListener("keydown", () => (pressed = performance.now()), true);
  addEventListener("input", () => {
    let handled = 0;
    // After the microtask in which React renders what its handlers changed.
    queueMicrotask(() => {
      handled = performance.now() - pressed;
    });
    requestAnimationFrame(() => {
      const frame = performance.now();
      afterwards(() => seen.keys.push(handled + performance.now() - frame));
    });
  });

  const painted = () =>
    new Promise<number>((resolve) => requestAnimationFrame(() => afterwards(() => resolve(performance.now()))));
  const untilShown = async (chat: string) => {
    const isShown = () => {
      const log = document.querySelector(`[role=log][aria-label$=" ${chat}"]`);
      const row = [...(log?.querySelectorAll("article") ?? [])].at(-1);
      return row?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) === true;
    };
    // Checked after a frame's layout and all resize observers, because what is there then is painted in that frame.
    for (let frame = 0; frame < mostFrames; frame++) {
      const shown = await new Promise<boolean>((resolve) =>
        requestAnimationFrame(() => {
          let found = false;
          // The newest observer is called last, and again for deeper elements as long as callbacks change something.
          const laidOut = new ResizeObserver(([entry]) => {
            laidOut.disconnect();
            found = isShown();
            const inside = found ? undefined : [...(entry?.target.children ?? [])].at(-1);
            if (inside) laidOut.observe(inside);
          });
          laidOut.observe(document.documentElement);
          afterwards(() => resolve(found));
        }),
      );
      if (shown) return performance.now();
    }
    throw new Error(`The messages of ${chat} were not shown.`);
  };
  window.probe = { seen, painted, untilShown };
}
