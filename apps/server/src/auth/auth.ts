import { randomBytes } from "node:crypto";
import { kyselyAdapter } from "@better-auth/kysely-adapter";
import { type EventBus, reconnectPace } from "@parley/api";
import { limits } from "@parley/api/limits";
import type { DB } from "@parley/db";
import { betterAuth } from "better-auth/minimal";
import { bearer } from "better-auth/plugins/bearer";
import type { Kysely } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { Mailer } from "../mail/mailer.ts";
import { passwordResetMail } from "../mail/mails.ts";
import { deleteExpiredSessions } from "./accounts.queries.ts";
import { cookieSeconds, sessionCookie } from "./cookies.ts";
import { createKnownBrowser } from "./known-browser.ts";
import { changePasswordEndpoint, resetPasswordEndpoint } from "./passwords.ts";
import { createSessionReader, sessionDays } from "./session.ts";
import { publishSessionEnded } from "./session-ended.ts";
import { signInEndpoint } from "./sign-in.ts";
import { signUpEndpoint } from "./sign-up.ts";

/** How passwords are stored: better-auth's scrypt, which takes a tenth of a second on purpose. */
export interface PasswordHashing {
  hash(password: string): Promise<string>;
  verify(given: { hash: string; password: string }): Promise<boolean>;
}

export interface AuthOptions {
  readonly db: Kysely<DB>;
  /** An origin. Links in emails start with it, and cookies are `Secure` when it is https. */
  readonly publicUrl: string;
  /** Signs the cookies. Changing it signs everybody out. */
  readonly secret: string;
  readonly mailer: Mailer;
  /** Is told about sessions that end. */
  readonly bus: EventBus;
  /** Default: better-auth's. */
  readonly passwords?: PasswordHashing;
  /** Called for failures that no caller sees. `what` is for the log. */
  onError(error: unknown, what: string): void;
}

export type Auth = ReturnType<typeof createAuth>;

const resetMinutes = 60;
const day = 24 * 60 * 60 * 1000;

/** Sign-in by better-auth, on the database that everything else uses (docs/decisions/better-auth.md). */
export function createAuth(options: AuthOptions) {
  const { db, publicUrl, secret } = options;
  const running = new Set<Promise<void>>();

  function inBackground(work: Promise<unknown>, what: string): void {
    const watched = work
      .then(
        () => undefined,
        (error: unknown) => options.onError(error, what),
      )
      .finally(() => running.delete(watched));
    running.add(watched);
  }

  const engine = createEngine(options, inBackground);

  return {
    /** better-auth's own answer. It rejects only with unexpected errors. */
    handle: (request: Request): Promise<Response> => engine.handler(request),
    findActor: createSessionReader({ db, publicUrl, secret }),
    /** For what clients request when they reconnect: thousands may arrive together, and none of them is urgent. */
    findReconnectingActor: createSessionReader({ db, publicUrl, secret, pace: reconnectPace }),
    knownBrowser: createKnownBrowser({ publicUrl, secret }),
    /** Runs work that nobody waits for; errors are only logged. */
    inBackground,
    /** Resolves when no background work is running, such as sending an email. For a clean shutdown. */
    async idle(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
    /** Creates a link with which anyone can set the password of an account, once and within `minutes`. */
    async createResetLink(userId: string, minutes: number): Promise<string> {
      const token = randomBytes(24).toString("base64url");
      const { internalAdapter } = await engine.$context;
      await internalAdapter.createVerificationValue({
        identifier: `reset-password:${token}`,
        value: userId,
        expiresAt: new Date(Date.now() + minutes * 60_000),
      });
      return resetLink(publicUrl, token);
    },
  };
}

const resetLink = (publicUrl: string, token: string) => `${publicUrl}/reset-password?token=${token}`;

function createEngine(options: AuthOptions, inBackground: (work: Promise<unknown>, what: string) => void) {
  const { db, publicUrl, secret, mailer, bus, passwords, onError } = options;
  const cookie = sessionCookie(publicUrl);

  return betterAuth({
    appName: "Parley",
    baseURL: publicUrl,
    basePath: "/api/auth",
    secret,
    trustedOrigins: [publicUrl],
    telemetry: { enabled: false },
    // Unexpected errors reach the route, which knows the request's id. Refusals stay answers.
    onAPIError: { throw: true },
    logger: { level: "error", log: (_level, message, ...details) => onError(details[0] ?? message, message) },
    // Attempts are limited in routes.ts, which knows the account as well as the IP address.
    rateLimit: { enabled: false },

    database: kyselyAdapter(db, { type: "postgres", transaction: true }),
    user: {
      modelName: "users",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
      additionalFields: {
        username: { type: "string", required: true, input: false },
        deletedAt: { type: "date", required: false, input: false, returned: false, fieldName: "deleted_at" },
      },
    },
    session: {
      modelName: "sessions",
      fields: {
        userId: "user_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
      // How long the cookie lasts. The session's own expiry is set below and extended by the session reader.
      expiresIn: cookieSeconds,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: "accounts",
      fields: {
        userId: "user_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    verification: {
      modelName: "verifications",
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
      // So that nobody can get a working link from the table or a backup of it.
      storeIdentifier: "hashed",
    },
    advanced: {
      database: { generateId: () => uuidv7(), validateSchema: false },
      cookies: { session_token: { name: cookie.name } },
      cookiePrefix: cookie.prefix,
      // better-auth would put "__Secure-" before the names.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: cookie.secure },
      ipAddress: { ipAddressHeaders: ["x-parley-address"] },
      disableOriginCheck: false,
      // The server checks the origin of everything that changes state, and these routes only take JSON.
      disableCSRFCheck: true,
      backgroundTasks: { handler: (work) => inBackground(work, "a task of sign-in failed") },
    },

    emailAndPassword: {
      enabled: true,
      minPasswordLength: limits.passwordMinLength,
      maxPasswordLength: limits.passwordLength,
      resetPasswordTokenExpiresIn: resetMinutes * 60,
      ...(passwords ? { password: passwords } : {}),
      async sendResetPassword({ user, token }) {
        // Imported authors and deleted accounts.
        if (user.email.endsWith(".invalid")) return;
        const link = resetLink(publicUrl, token);
        await mailer.send(passwordResetMail({ to: user.email, link, minutes: resetMinutes }));
      },
    },

    plugins: [
      bearer({ requireSignature: true }),
      {
        id: "parley",
        endpoints: {
          signUpEmail: signUpEndpoint(db),
          signInEmail: signInEndpoint(db),
          changePassword: changePasswordEndpoint(db, bus),
          resetPassword: resetPasswordEndpoint(db, bus),
        },
      },
    ],

    databaseHooks: {
      session: {
        create: {
          async before(session) {
            const end = new Date(Date.now() + sessionDays * day);
            return { data: { expiresAt: session.expiresAt < end ? session.expiresAt : end } };
          },
          after: (session) => deleteExpiredSessions(db, session.userId),
        },
        delete: {
          after: async ({ id, userId }) => publishSessionEnded(bus, { userId, sessionId: id }),
        },
      },
    },
  });
}
