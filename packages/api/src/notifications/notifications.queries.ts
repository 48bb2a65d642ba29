import type { DB } from "@parley/db";
import { type Kysely, sql } from "kysely";
import type { NotificationSettings, QuietHours } from "./notifications.schema.ts";

/** The query for the settings of each of these people who has ever changed them. */
export const notificationSettingsOf = (db: Kysely<DB>, userIds: readonly string[]) =>
  db
    .selectFrom("notification_settings")
    .where("user_id", "=", sql<string>`any(${userIds})`)
    .select(["user_id as userId", "choice", sql<QuietHours | null>`quiet`.as("quiet")]);

export async function deleteNotificationSettings(tx: Kysely<DB>, userId: string): Promise<void> {
  await tx.deleteFrom("notification_settings").where("user_id", "=", userId).execute();
}

export async function saveNotificationSettings(tx: Kysely<DB>, userId: string, settings: NotificationSettings) {
  const row = { choice: settings.choice, quiet: settings.quiet && JSON.stringify(settings.quiet) };
  await tx
    .insertInto("notification_settings")
    .values({ user_id: userId, ...row })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet(row))
    .execute();
}
