import { randomBytes } from "node:crypto";
import { openServices, type RateLimiter, unlimited } from "@parley/api";
import { createTestDatabase } from "@parley/db/testing";
import Fastify, { type InjectOptions, type LightMyRequestResponse } from "fastify";
import { createAuth, type PasswordHashing } from "../auth/auth.ts";
import { authRoutes } from "../auth/routes.ts";
import { createLog } from "../log.ts";
import type { Mail } from "../mail/mails.ts";
import { weakPasswords } from "./weak-passwords.ts";

interface TestAuthOptions {
  readonly publicUrl?: string;
  readonly limiter?: RateLimiter;
  /** `real` takes a tenth of a second of the processor for each password. */
  readonly passwords?: PasswordHashing | "real";
}

/** /api/auth/* on its own database. Close it after the tests of a file. */
export async function createTestAuth({
  publicUrl = "https://parley.example",
  limiter = unlimited,
  passwords = weakPasswords,
}: TestAuthOptions = {}) {
  const database = await createTestDatabase();
  const { db } = database;
  const mails: Mail[] = [];
  const errors: unknown[] = [];
  const secret = randomBytes(32).toString("base64url");
  const mailer = { send: async (mail: Mail) => void mails.push(mail) };
  const onError = (error: unknown) => errors.push(error);
  const services = openServices({ db, limiter, publicUrl, onError });
  const { bus } = services;
  const hashing = passwords === "real" ? {} : { passwords };
  const auth = createAuth({ db, bus, publicUrl, secret, mailer, onError, ...hashing });

  const app = Fastify({ genReqId: () => "the-request-id" });
  app.register(
    (scope, _options, done) => {
      authRoutes(scope, { auth, db, bus, limiter, publicUrl, log: createLog("silent") });
      done();
    },
    { prefix: "/api/auth" },
  );

  const send = async (request: InjectOptions) => new Answer(await app.inject(request));
  const headersOf = (token?: string) => (token ? { authorization: `Bearer ${token}` } : {});
  const close = async () => {
    await auth.idle();
    await app.close();
    await database.close();
  };

  return {
    ...database,
    services,
    auth,
    app,
    secret,
    /** The mails sent so far. Wait for `auth.idle()` first. */
    mails,
    errors,
    post: (path: string, body: object = {}, token?: string) =>
      send({ method: "POST", url: `/api/auth${path}`, payload: body, headers: headersOf(token) }),
    get: (path: string, token?: string) => send({ method: "GET", url: `/api/auth${path}`, headers: headersOf(token) }),
    send,
    /** Creates an account and signs in. */
    async signUp(username: string, password = `${username} likes long passwords`) {
      const email = `${username}@parley.example`;
      const answer = await send({
        method: "POST",
        url: "/api/auth/sign-up/email",
        payload: { name: username, username, email, password },
      });
      const { token, user } = answer.json<{ token: string; user: { id: string } }>();
      return { id: user.id, username, email, password, token, cookie: answer.cookie };
    },
    async reset() {
      await auth.idle();
      await database.truncate();
      mails.length = 0;
      errors.length = 0;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

export type TestAuth = Awaited<ReturnType<typeof createTestAuth>>;

class Answer {
  readonly status: number;
  readonly headers: LightMyRequestResponse["headers"];
  readonly text: string;
  readonly setCookies: readonly string[];

  constructor(response: LightMyRequestResponse) {
    this.status = response.statusCode;
    this.headers = response.headers;
    this.text = response.body;
    this.setCookies = [response.headers["set-cookie"] ?? []].flat();
  }

  json<T = { code: string; message: string }>(): T {
    return JSON.parse(this.text) as T;
  }

  /** The Cookie header that a browser would send. */
  get cookie(): string {
    return this.setCookies.map((cookie) => cookie.split(";")[0]).join("; ");
  }
}
