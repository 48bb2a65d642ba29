import { randomBytes } from "node:crypto";
import type { Services } from "@parley/api";
import { createTestApi } from "@parley/api/testing";
import type { AnyTRPCRouter } from "@trpc/server";
import { createApp } from "../app.ts";
import { createAuth } from "../auth/auth.ts";
import { parseConfig } from "../config.ts";
import { createLog } from "../log.ts";
import { weakPasswords } from "./weak-passwords.ts";

interface TestServerOptions {
  /** The environment variables. */
  readonly env?: Record<string, string>;
  readonly services?: Partial<Services>;
  readonly router?: AnyTRPCRouter;
  readonly webRoot?: string;
}

/** The whole server on its own database, not yet listening. Close it after the tests of a file. */
export async function createTestServer({ env = {}, services, router, webRoot }: TestServerOptions = {}) {
  const config = parseConfig(env);
  const api = await createTestApi({ publicUrl: config.publicUrl, ...services });
  const logged: string[] = [];
  const log = createLog("debug", { write: (line) => void logged.push(line) });
  const auth = createAuth({
    db: api.db,
    bus: api.services.bus,
    publicUrl: config.publicUrl,
    secret: randomBytes(32).toString("base64url"),
    mailer: { send: async () => {} },
    passwords: weakPasswords,
    onError: (error) => api.errors.push(error),
  });
  const app = await createApp({
    config,
    services: api.services,
    outage: api.outage,
    auth,
    log,
    webRoot: webRoot ?? "/there is no web client",
    ...(router ? { router } : {}),
  });

  /** Creates an account and signs in: through `cookie` like a browser, or through `authorization` like a program. */
  async function signUp(username: string) {
    const answer = await app.inject({
      method: "POST",
      url: "/api/auth/sign-up/email",
      payload: { name: username, username, email: `${username}@parley.example`, password: `the words of ${username}` },
    });
    const { token, user } = answer.json<{ token: string; user: { id: string } }>();
    const cookie = [answer.headers["set-cookie"] ?? []]
      .flat()
      .map((line) => line.split(";")[0])
      .join("; ");
    return { id: user.id, token, cookie: { cookie }, authorization: { authorization: `Bearer ${token}` } };
  }

  return {
    ...api,
    app,
    auth,
    signUp,
    /** The log lines so far. */
    log: () => logged.map((line): Record<string, unknown> => JSON.parse(line)),
    /** Listens on a free port. @returns the address, without a trailing slash. */
    listen: () => app.listen({ port: 0, host: "127.0.0.1" }),
    async close() {
      await app.close();
      await auth.idle();
      await api.close();
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof createTestServer>>;
