import { playsSound } from "./device.ts";
import { playSound } from "./sound.ts";

interface Shown {
  readonly title: string;
  readonly body: string;
  /** A newer notification replaces one with the same tag. */
  readonly tag: string;
  readonly icon?: string | null;
  readonly onPress: () => void;
}

/** The newest notification of each tag, until the system reports it closed. */
const onScreen = new Map<string, Notification>();

/** Closes what is still shown: otherwise whoever uses the device next could read it. */
export function takeBackNotifications(): void {
  for (const shown of onScreen.values()) shown.close();
  onScreen.clear();
}

/** Shows a notification. @returns false when the browser refuses: some mobile browsers need a service worker. */
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
