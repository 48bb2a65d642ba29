import type { DB } from "@parley/db";
import { type Kysely, sql } from "kysely";
import type { NotificationSettings, QuietHours } from "./notifications.schema.ts";

/** What each of some people, who has ever chosen, wants to be told of. */
export async function findNotificationSettings(db: Kysely<DB>, userIds: readonly string[]) {
  const rows = await db
    .selectFrom("notification_settings")
    .where("user_id", "=", sql<string>`any(${userIds})`)
    .select(["user_id", "choice", sql<QuietHours | null>`quiet`.as("quiet")])
    .execute();
  return new Map(
    rows.map(({ user_id, choice, quiet }): [string, NotificationSettings] => [user_id, { choice, quiet }]),
  );
}

export async function saveNotificationSettings(tx: Kysely<DB>, userId: string, settings: NotificationSettings) {
  const row = { choice: settings.choice, quiet: settings.quiet && JSON.stringify(settings.quiet) };
  await tx
    .insertInto("notification_settings")
    .values({ user_id: userId, ...row })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet(row))
    .execute();
}
