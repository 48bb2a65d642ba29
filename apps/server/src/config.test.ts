import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parseConfig } from "./config.ts";
import { StartError } from "./start-error.ts";

test("the defaults match the README", () => {
  expect(parseConfig({})).toEqual({
    port: 3000,
    host: "127.0.0.1",
    dataDir: resolve("data"),
    databaseUrl: undefined,
    publicUrl: "http://localhost:3000",
    publicUrlGiven: false,
    smtpUrl: undefined,
    logLevel: "info",
    rateLimits: true,
    maxStreams: 20_000,
    trustedProxies: [],
  });
});

test("an empty variable counts as unset", () => {
  const names = [
    "PORT",
    "HOST",
    "DATA_DIR",
    "DATABASE_URL",
    "PUBLIC_URL",
    "SMTP_URL",
    "LOG_LEVEL",
    "MAX_STREAMS",
    "TRUSTED_PROXIES",
  ];
  const empty = Object.fromEntries(names.map((name, index) => [name, " ".repeat(index % 2)]));
  expect(parseConfig(empty)).toEqual(parseConfig({}));
});

test("every variable is read", () => {
  expect(
    parseConfig({
      PORT: "8080",
      HOST: "0.0.0.0",
      DATA_DIR: "/srv/parley",
      DATABASE_URL: "postgres://parley:secret@db.example/parley",
      PUBLIC_URL: "https://chat.example.com/",
      SMTP_URL: "smtps://mail.example",
      LOG_LEVEL: "warn",
      RATE_LIMITS: "off",
      MAX_STREAMS: "100",
      TRUSTED_PROXIES: "10.0.0.0/8, ::1",
    }),
  ).toEqual({
    port: 8080,
    host: "0.0.0.0",
    dataDir: "/srv/parley",
    databaseUrl: "postgres://parley:secret@db.example/parley",
    publicUrl: "https://chat.example.com",
    publicUrlGiven: true,
    smtpUrl: "smtps://mail.example",
    logLevel: "warn",
    rateLimits: false,
    maxStreams: 100,
    trustedProxies: ["10.0.0.0/8", "::1"],
  });
});

describe("an invalid value is reported in one line that names the variable, without the value", () => {
  test.each([
    ["PORT", "http"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "3000.5"],
    ["PORT", "3e3"],
    ["DATABASE_URL", "mysql://root:hunter2@localhost/parley"],
    ["DATABASE_URL", "hunter2"],
    ["PUBLIC_URL", "chat.example.com"],
    ["PUBLIC_URL", "ftp://chat.example.com"],
    ["PUBLIC_URL", "https://chat.example.com/parley"],
    ["PUBLIC_URL", "https://chat.example.com/?a=b"],
    ["SMTP_URL", "http://mail.example"],
    ["LOG_LEVEL", "loud"],
    ["RATE_LIMITS", "no"],
    ["MAX_STREAMS", "0"],
    ["MAX_STREAMS", "many"],
    ["TRUSTED_PROXIES", "10.0.0.0/33"],
    ["TRUSTED_PROXIES", "10.0.0.1, proxy.example"],
  ])("%s=%s", (name, value) => {
    let message = "it was taken";
    try {
      parseConfig({ [name]: value });
    } catch (error) {
      expect(error).toBeInstanceOf(StartError);
      message = String(error instanceof Error && error.message);
    }
    expect(message).toMatch(new RegExp(`^${name} must .+\\.$`));
    expect(message).not.toContain("\n");
    expect(message).not.toContain("hunter2");
  });
});
