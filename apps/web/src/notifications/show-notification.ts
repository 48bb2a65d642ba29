import { playsSound } from "./device.ts";
import { playSound } from "./sound.ts";

interface Shown {
  readonly title: string;
  readonly body: string;
  /** A newer notification takes the place of the one with the same tag. */
  readonly tag: string;
  readonly icon?: string | null;
  readonly onPress: () => void;
}

/** The newest of each tag, until the system says that it is gone. */
const onScreen = new Map<string, Notification>();

/** Takes back what is still shown: the system keeps it, with what was said, for whoever comes next. */
export function takeBackNotifications(): void {
  for (const shown of onScreen.values()) shown.close();
  onScreen.clear();
}

/** Shows a notification. @returns false where the browser does not let it: some on phones want another way. */
export function showNotification({ title, body, tag, icon, onPress }: Shown): boolean {
  try {
    const shown = new Notification(title, { body, tag, icon: icon ?? "/icon-192.png", silent: true });
    onScreen.set(tag, shown);
    shown.onclose = () => {
      if (onScreen.get(tag) === shown) onScreen.delete(tag);
    };
    shown.onclick = () => {
      window.focus();
      shown.close();
      onPress();
    };
  } catch {
    return false;
  }
  if (playsSound()) void playSound();
  return true;
}
