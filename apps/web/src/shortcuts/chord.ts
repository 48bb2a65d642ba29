/**
 * A key combination, such as "Mod+K", "Alt+Shift+ArrowUp" or "?". Mod is Command on Apple devices and Ctrl everywhere else. The last
 * part is a name from `KeyboardEvent.key`; letters match in any case, and on keyboards of other alphabets.
 */
export type Chord = string;

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Whether this is an Apple device, with Command and Option keys. */
export const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

const partsOf = (chord: Chord) => {
  const parts = chord.split("+");
  const key = parts.pop() ?? "";
  return { key, mod: parts.includes("Mod"), alt: parts.includes("Alt"), shift: parts.includes("Shift") };
};

/** Whether it has a modifier, so that it also works in a text field. */
export function hasModifier(chord: Chord): boolean {
  const { mod, alt } = partsOf(chord);
  return mod || alt;
}

/** Whether exactly this combination was pressed. */
export function isPressed(chord: Chord, event: Pressed, apple = isApple()): boolean {
  const { key, mod, alt, shift } = partsOf(chord);
  const [modKey, otherKey] = apple ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (modKey !== mod || otherKey || event.altKey !== alt) return false;
  // Whether "?" needs Shift depends on the keyboard.
  const isSign = /^[^\p{L}\p{N}]$/u.test(key);
  if (!isSign && event.shiftKey !== shift) return false;
  return event.key.toLowerCase() === key.toLowerCase() || isSameKeyElsewhere(key, event);
}

/** A Cyrillic or Greek keyboard has no "K": there, the key in the same position counts. */
const isSameKeyElsewhere = (key: string, { key: written, code }: Pressed) =>
  /^[A-Z]$/i.test(key) && !/^[\x20-\x7e]$/.test(written) && code === `Key${key.toUpperCase()}`;
