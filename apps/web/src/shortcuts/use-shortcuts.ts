import { useEffect, useEffectEvent } from "react";
import { isCovered } from "../ui/covered.ts";
import { type Chord, hasModifier, isApple, isPressed } from "./chord.ts";
import { type PageShortcutId, shortcuts } from "./shortcuts.ts";

type Pressed = Pick<
  KeyboardEvent,
  "key" | "code" | "keyCode" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing" | "defaultPrevented"
>;

/** The situation in which keys are pressed. */
export interface Surroundings {
  /** Whether the focus is in a text field. */
  readonly writing: boolean;
  /** Whether a dialog or menu covers the page and handles keys itself. */
  readonly covered: boolean;
  /** Whether it is an Apple device. */
  readonly apple: boolean;
}

const pageShortcuts = Object.entries(shortcuts).flatMap(([id, { where, chords }]) =>
  where === "page" ? chords.map((chord): [PageShortcutId, Chord] => [id as PageShortcutId, chord]) : [],
);

/** The page shortcut for these keys in this situation. */
export function shortcutFor(event: Pressed, { writing, covered, apple }: Surroundings): PageShortcutId | undefined {
  // During IME composition all keys belong to the IME; some browsers only signal it by the key code 229.
  if (covered || event.defaultPrevented || event.isComposing || event.keyCode === 229) return undefined;
  return pageShortcuts.find(([, chord]) => isPressed(chord, event, apple) && (!writing || hasModifier(chord)))?.[0];
}

const field = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]";

/** Handles the shortcuts of the page. If an action returns `false`, the key is left to the browser. */
export function useShortcuts(actions: Record<PageShortcutId, () => unknown>): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const writing = event.target instanceof Element && event.target.closest(field) !== null;
    const id = shortcutFor(event, {
      writing,
      covered: isCovered(),
      apple: isApple(),
    });
    if (id && actions[id]() !== false) event.preventDefault();
  });
  useEffect(() => {
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, []);
}
