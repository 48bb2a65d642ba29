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

/** Shows a notification. @returns false where the browser does not let it: some on phones want another way. */
export function showNotification({ title, body, tag, icon, onPress }: Shown): boolean {
  try {
    const shown = new Notification(title, { body, tag, icon: icon ?? "/icon-192.png", silent: true });
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
