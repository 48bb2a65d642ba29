import type { DB } from "@parley/db";
import type { Kysely } from "kysely";

/** Stores a person's picture, replacing the previous one. */
export async function savePicture(tx: Kysely<DB>, picture: { userId: string; id: string; bytes: Buffer }) {
  const { userId: user_id, id, bytes } = picture;
  await tx
    .insertInto("pictures")
    .values({ user_id, id, bytes })
    .onConflict((conflict) =>
      conflict.column("user_id").doUpdateSet((eb) => ({ id, bytes, created_at: eb.fn<Date>("now") })),
    )
    .execute();
}

export async function deletePicture(tx: Kysely<DB>, userId: string): Promise<void> {
  await tx.deleteFrom("pictures").where("user_id", "=", userId).execute();
}

/** The bytes of a picture, by the id in its address. Anyone signed in who knows it may see it (docs/decisions/pictures.md). */
export async function findPicture(db: Kysely<DB>, id: string): Promise<Buffer | undefined> {
  const found = await db.selectFrom("pictures").where("id", "=", id).select("bytes").executeTakeFirst();
  return found?.bytes;
}
