import { createTestDatabase } from "@parley/db/testing";
import { v4 as uuidv4, v7 as uuidv7 } from "uuid";
import type { Emitted } from "../events/events.ts";
import { unlimited } from "../rate-limiter.ts";
import { createCaller } from "../router.ts";
import type { Services } from "../services.ts";
import { openServices } from "../services.ts";

export type Caller = ReturnType<typeof createCaller>;

/** A person in a test, with a signed-in caller. */
export interface TestPerson {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly api: Caller;
}

/** The router on its own database, with quick sign-up. Close it after the tests of a file. */
export async function createTestApi(overrides: Partial<Services> = {}) {
  const database = await createTestDatabase();
  const errors: unknown[] = [];
  const opened = openServices({
    db: database.db,
    limiter: unlimited,
    publicUrl: "https://parley.example",
    onError: (error) => errors.push(error),
  });
  const emitted: Emitted[] = [];
  opened.bus.subscribe((event) => emitted.push(event));
  const services: Services = { ...opened, ...overrides };

  const callerOf = (userId: string | null) =>
    createCaller({ ...services, actor: userId ? { userId, sessionId: userId } : null, requestId: uuidv4() });

  async function signUp(username: string): Promise<TestPerson> {
    const id = uuidv7();
    const name = `${username[0]?.toUpperCase()}${username.slice(1)}`;
    await database.db
      .insertInto("users")
      .values({ id, username, name, email: `${username}@parley.example` })
      .execute();
    // The session has the person's id, so that tests know both.
    await database.db
      .insertInto("sessions")
      .values({ id, user_id: id, token: `session of ${id}`, expires_at: new Date(Date.now() + 86_400_000) })
      .execute();
    return { id, username, name, api: callerOf(id) };
  }

  return {
    ...database,
    services,
    /** The events published so far, oldest first. Cleared by {@link reset}. */
    emitted,
    /** The errors that no caller receives. */
    errors,
    /** A caller that is not signed in. */
    anonymous: callerOf(null),
    signUp,
    async close() {
      opened.close();
      await database.close();
    },
    async reset() {
      await database.truncate();
      emitted.length = 0;
      errors.length = 0;
    },
  };
}

export type TestApi = Awaited<ReturnType<typeof createTestApi>>;
