/**
 * Keys pressed together, such as "Mod+K", "Alt+Shift+ArrowUp" or "?". Mod is Command on Apple's machines and Ctrl everywhere
 * else. The last part is a key by its name in `KeyboardEvent.key`; letters count in any case and any alphabet.
 */
export type Chord = string;

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Whether the keys of this machine have Command and Option on them. */
export const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

const partsOf = (chord: Chord) => {
  const parts = chord.split("+");
  const key = parts.pop() ?? "";
  return { key, mod: parts.includes("Mod"), alt: parts.includes("Alt"), shift: parts.includes("Shift") };
};

/** Whether one presses it with other keys than those that write: then it works in a text field too. */
export function hasModifier(chord: Chord): boolean {
  const { mod, alt } = partsOf(chord);
  return mod || alt;
}

/** Whether these are the keys that were pressed, no more and no less. */
export function isPressed(chord: Chord, event: Pressed, apple = isApple()): boolean {
  const { key, mod, alt, shift } = partsOf(chord);
  const [modKey, otherKey] = apple ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (modKey !== mod || otherKey || event.altKey !== alt) return false;
  // A sign such as "?" may need Shift, or not, depending on the keyboard.
  const isSign = /^[^\p{L}\p{N}]$/u.test(key);
  if (!isSign && event.shiftKey !== shift) return false;
  return event.key.toLowerCase() === key.toLowerCase() || isSameKeyElsewhere(key, event);
}

/** On a Cyrillic or a Greek keyboard no key writes "K": there it is the key in the same place. */
const isSameKeyElsewhere = (key: string, { key: written, code }: Pressed) =>
  /^[A-Z]$/i.test(key) && !/^[\x20-\x7e]$/.test(written) && code === `Key${key.toUpperCase()}`;
