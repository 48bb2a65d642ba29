import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { StartError } from "./start-error.ts";

/** The configuration of this process. This is the only place that reads the environment. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute. Holds the embedded database and the secrets; only the secrets when `databaseUrl` is given. */
  readonly dataDir: string;
  /** PostgreSQL, instead of the embedded database. */
  readonly databaseUrl: string | undefined;
  /** Where people reach this instance: an origin without a trailing slash. */
  readonly publicUrl: string;
  /** False when `publicUrl` is only the default; then requests from every address of this machine are accepted. */
  readonly publicUrlGiven: boolean;
  readonly smtpUrl: string | undefined;
  readonly logLevel: (typeof logLevels)[number];
  readonly rateLimits: boolean;
  /** Event streams of everyone together; each costs some 20 KB of memory and a file descriptor. */
  readonly maxStreams: number;
  /** Addresses or networks whose `X-Forwarded-*` headers are trusted. */
  readonly trustedProxies: readonly string[];
}

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** `sentence` follows the name of the variable: "PORT must be …". */
const text = (sentence: string, valid: (value: string) => boolean) => z.string().trim().refine(valid, sentence);

function isUrl(value: string, protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

function isOrigin(value: string): boolean {
  if (!isUrl(value, ["http:", "https:"])) return false;
  const { pathname, search, hash, username } = new URL(value);
  return pathname === "/" && !search && !hash && !username;
}

function isNetwork(value: string): boolean {
  const [address = "", prefix, ...rest] = value.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

const list = (value: string) =>
  value
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);

const isPort = (value: string) => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535;
const isStreamCount = (value: string) => /^\d{1,7}$/.test(value) && Number(value) >= 1 && Number(value) <= 1_000_000;
const oneOf = (values: readonly string[]) => `must be one of ${values.join(", ")}`;

const environment = z.object({
  PORT: text("must be a whole number from 1 to 65535", isPort).transform(Number).default(3000),
  HOST: z.string().trim().default("127.0.0.1"),
  DATA_DIR: z.string().default("./data"),
  DATABASE_URL: text("must look like postgres://user:password@host:5432/database", (value) =>
    isUrl(value, ["postgres:", "postgresql:"]),
  ).optional(),
  PUBLIC_URL: text("must look like https://chat.example.com, without a path", isOrigin)
    .transform((value) => new URL(value).origin)
    .optional(),
  SMTP_URL: text("must look like smtp://user:password@host:587", (value) =>
    isUrl(value, ["smtp:", "smtps:"]),
  ).optional(),
  LOG_LEVEL: z.enum(logLevels, oneOf(logLevels)).default("info"),
  RATE_LIMITS: z.enum(["on", "off"], oneOf(["on", "off"])).default("on"),
  MAX_STREAMS: text("must be a whole number from 1 to 1000000", isStreamCount).transform(Number).default(20_000),
  TRUSTED_PROXIES: text("must be addresses or networks such as 10.0.0.0/8, separated by commas", (value) =>
    list(value).every(isNetwork),
  )
    .transform(list)
    .default([]),
});

/**
 * An empty variable counts as unset.
 * @throws StartError naming the first invalid variable. It does not repeat the value, which may be a password.
 */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StartError(`${issue?.path.join(".")} ${issue?.message}.`);
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    publicUrlGiven: values.PUBLIC_URL !== undefined,
    smtpUrl: values.SMTP_URL,
    logLevel: values.LOG_LEVEL,
    rateLimits: values.RATE_LIMITS === "on",
    maxStreams: values.MAX_STREAMS,
    trustedProxies: values.TRUSTED_PROXIES,
  };
}
