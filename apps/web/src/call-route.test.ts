import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { callRoute } from "./call-route.ts";
import { onSignedOut } from "./query-client.ts";
import { createSilentServer } from "./testing/silent-server.ts";
import { UnreachableError } from "./words/errors.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Answers everything with this. */
const answer = (body: BodyInit | null, init?: ResponseInit) =>
  vi.stubGlobal("fetch", async () => new Response(body, init));

test.each([
  ["half a minute", undefined, 30_000],
  ["as long as a caller says", 90_000, 90_000],
])("a call without an answer ends after %s", async (_how, limitMs, milliseconds) => {
  createSilentServer();
  const error = callRoute("/api/auth/sign-out", { method: "POST", limitMs }).catch((cause: unknown) => cause);
  const ended = vi.fn();
  void error.then(ended);
  await vi.advanceTimersByTimeAsync(milliseconds - 1);
  expect(ended).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(await error).toBeInstanceOf(UnreachableError);
});

test("a redirect is not followed", async () => {
  answer(null, { status: 307, headers: { location: "https://elsewhere.example" } });
  await expect(callRoute("/api/auth/sign-out", { method: "POST" })).rejects.toThrow(UnreachableError);
});

test("an answer that breaks off is none", async () => {
  const broken = new ReadableStream({
    start: (controller) => controller.error(new TypeError("The connection is lost.")),
  });
  answer(broken);
  await expect(callRoute("/api/auth/get-session")).rejects.toThrow(UnreachableError);
});

test("a refusal is thrown with its message and its code", async () => {
  answer(JSON.stringify({ code: "PICTURE_TOO_LARGE", message: "The picture is too large." }), { status: 413 });
  await expect(callRoute("/api/pictures")).rejects.toMatchObject({
    code: "PICTURE_TOO_LARGE",
    message: "The picture is too large.",
  });
});

test("the page is told when nobody is signed in any more", async () => {
  const told = vi.fn();
  const stop = onSignedOut(told);
  answer(JSON.stringify({ code: "SIGNED_OUT", message: "You are signed out." }), { status: 401 });
  await expect(callRoute("/api/pictures")).rejects.toThrow();
  expect(told).toHaveBeenCalledOnce();
  stop();
});
