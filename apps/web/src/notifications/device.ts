import { useSyncExternalStore } from "react";
import { createListeners } from "../listeners.ts";

/*
 * The notification settings of this browser. The browser knows whether notifications are permitted; whether they are wanted here,
 * and with a sound, is kept in its storage.
 */

const keys = { show: "parley.notifications", sound: "parley.notifications.sound" } as const;
const kept = createListeners();

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It could not be stored, and the switch shows that.
  }
  kept.tell();
}

export type Permission = NotificationPermission | "unsupported" | "insecure";

function askBrowser(): Permission {
  if (!isSecureContext) return "insecure";
  return "Notification" in window ? Notification.permission : "unsupported";
}

let known: Permission | undefined;

/** Cached, because every render needs it, and the browser takes some milliseconds to answer. */
function permission(): Permission {
  known ??= askBrowser();
  return known;
}

/** Whether notifications are shown in this browser. */
const showsNotifications = (): boolean => permission() === "granted" && read(keys.show) === "on";
export const playsSound = (): boolean => read(keys.sound) !== "off";

export const setShowsNotifications = (on: boolean): void => write(keys.show, on ? "on" : "off");
export const setPlaysSound = (on: boolean): void => write(keys.sound, on ? "on" : "off");

/** Asks for permission. Call it only when somebody presses a button that says so. */
export async function askPermission(): Promise<Permission> {
  const answer = await Notification.requestPermission();
  known = answer;
  setShowsNotifications(answer === "granted");
  return answer;
}

function subscribe(listener: () => void): () => void {
  const stop = kept.subscribe(listener);
  // The person may return from the browser's settings.
  const onFocus = () => {
    known = askBrowser();
    listener();
  };
  addEventListener("storage", listener);
  addEventListener("focus", onFocus);
  return () => {
    stop();
    removeEventListener("storage", listener);
    removeEventListener("focus", onFocus);
  };
}

export const usePermission = (): Permission => useSyncExternalStore(subscribe, permission);
export const useShowsNotifications = (): boolean => useSyncExternalStore(subscribe, showsNotifications);
export const usePlaysSound = (): boolean => useSyncExternalStore(subscribe, playsSound);
