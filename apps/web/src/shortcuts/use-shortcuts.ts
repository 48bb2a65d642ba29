import { useEffect, useEffectEvent } from "react";
import { type Chord, hasModifier, isApple, isPressed } from "./chord.ts";
import { type PageShortcutId, shortcuts } from "./shortcuts.ts";

type Pressed = Pick<
  KeyboardEvent,
  "key" | "code" | "keyCode" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing" | "defaultPrevented"
>;

/** Where one is as keys are pressed. */
export interface Surroundings {
  /** The focus is where keys write text. */
  readonly writing: boolean;
  /** A dialog or a menu lies over the page and has the keys to itself. */
  readonly covered: boolean;
  /** The keyboard is one of Apple's. */
  readonly apple: boolean;
}

const pageShortcuts = Object.entries(shortcuts).flatMap(([id, { where, chords }]) =>
  where === "page" ? chords.map((chord): [PageShortcutId, Chord] => [id as PageShortcutId, chord]) : [],
);

/** Which shortcut of the page these keys are, there where they were pressed. */
export function shortcutFor(event: Pressed, { writing, covered, apple }: Surroundings): PageShortcutId | undefined {
  // While an input method composes, every key is its own; some browsers tell it by the code 229 only.
  if (covered || event.defaultPrevented || event.isComposing || event.keyCode === 229) return undefined;
  return pageShortcuts.find(([, chord]) => isPressed(chord, event, apple) && (!writing || hasModifier(chord)))?.[0];
}

const field = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]";
/** While it fades away it covers nothing any more. */
const cover = ":is([role=dialog], [role=alertdialog], [role=menu], [role=listbox]):not([data-closed])";

/** Hears the shortcuts of the page. What an action answers with `false` is left to the browser. */
export function useShortcuts(actions: Record<PageShortcutId, () => unknown>): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const writing = event.target instanceof Element && event.target.closest(field) !== null;
    const id = shortcutFor(event, {
      writing,
      covered: document.querySelector(cover) !== null,
      apple: isApple(),
    });
    if (id && actions[id]() !== false) event.preventDefault();
  });
  useEffect(() => {
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, []);
}
