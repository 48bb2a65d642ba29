import { z } from "zod";

/** What a person is notified of: every message, direct messages and mentions, or nothing. */
const notificationChoices = ["all", "mentions", "nothing"] as const;

const time = z
  .string()
  .max(5)
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "This is not a time of day, such as 22:00.");

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** When nothing notifies: on each of these days (0 is Sunday) from one time to the other, which may be on the next day. */
const quietHours = z.strictObject({
  from: time,
  to: time,
  days: z.array(z.int().min(0).max(6)).max(7),
  timeZone: z.string().max(64).refine(isTimeZone, "There is no such time zone."),
});

export const notificationSettings = z.strictObject({
  choice: z.enum(notificationChoices, "This is not one of the choices."),
  quiet: quietHours.nullable(),
});

export type QuietHours = z.infer<typeof quietHours>;
export type NotificationSettings = z.infer<typeof notificationSettings>;

/** The default settings. */
export const usualNotifications: NotificationSettings = { choice: "mentions", quiet: null };
