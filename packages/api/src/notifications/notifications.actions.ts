import { userTopic } from "../events/events.ts";
import { emit, type Tx } from "../transaction.ts";
import { saveNotificationSettings } from "./notifications.queries.ts";
import type { NotificationSettings } from "./notifications.schema.ts";

/** Saves a person's notification settings, for all of their devices. */
export async function updateNotifications(tx: Tx, userId: string, { choice, quiet }: NotificationSettings) {
  const days = quiet ? [...new Set(quiet.days)].sort((a, b) => a - b) : [];
  const notifications = { choice, quiet: quiet && { ...quiet, days } };
  await saveNotificationSettings(tx, userId, notifications);
  emit(tx, userTopic(userId), { type: "notifications.updated", notifications });
  return notifications;
}
