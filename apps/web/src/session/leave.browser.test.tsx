import { exampleSnapshot } from "@parley/client/testing/examples";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readDraft, writeDraft } from "../composer/drafts.ts";
import { paths } from "../routing/paths.ts";
import { deleteSoon, isDeleting } from "../sync/deletions.ts";
import { apply } from "../sync/parley.ts";
import { utils } from "../trpc.ts";
import { revokeSessions } from "./auth-client.ts";
import { leaveAtOnce, leaveBy } from "./leave.ts";
import { endSession, isLikelySignedIn, startSession } from "./session.ts";

const ownPath = location.pathname + location.search;
const left = () => localStorage.getItem("parley.signed-out");
/** Who is signed in in this page. */
const person = () => utils.sync.snapshot.getData()?.user.id;

let asked: string[];
/** The answer to the call that ends the session. */
let answer: () => Promise<Response>;

beforeEach(() => {
  asked = [];
  answer = async () => Response.json({});
  vi.stubGlobal("fetch", (url: string | URL | Request) => {
    const { pathname } = new URL(String(url), location.origin);
    if (pathname === "/trpc/messages.delete") asked.push("delete");
    if (!pathname.startsWith("/api/auth/")) return Promise.resolve(new Response(null, { status: 503 }));
    asked.push(pathname.slice("/api/auth/".length));
    return answer();
  });
  enter(exampleSnapshot());
  writeDraft("ana", "plans", "to be continued");
});
afterEach(async () => {
  await endSession(async () => {});
  localStorage.clear();
  vi.unstubAllGlobals();
  history.replaceState(null, "", ownPath);
});

function enter(snapshot: ReturnType<typeof exampleSnapshot>): void {
  startSession();
  apply({ type: "snapshot.asked" }, { type: "snapshot.taken", snapshot });
  utils.sync.snapshot.setData(undefined, snapshot);
}

test("signing out forgets the drafts, here and in other tabs", async () => {
  await leaveAtOnce();
  expect([readDraft("ana", "plans"), isLikelySignedIn(), person()]).toEqual(["", false, undefined]);
  expect(left()).toContain("ana");
});

test("signing out forgets the drafts also when the session has ended here before the answer", async () => {
  answer = async () => {
    await endSession(async () => {});
    return Response.json({});
  };
  await leaveAtOnce();
  expect([readDraft("ana", "plans"), left()]).toEqual(["", expect.stringContaining("ana")]);
});

test("signing out forgets the drafts also when the session has ended here and no answer comes", async () => {
  answer = async () => {
    await endSession(async () => {});
    throw new TypeError("Failed to fetch");
  };
  await leaveAtOnce();
  expect([readDraft("ana", "plans"), left()]).toEqual(["", expect.stringContaining("ana")]);
});

test("a late answer does not end the session of the person who has signed in meanwhile", async () => {
  const ben = exampleSnapshot();
  answer = async () => {
    await endSession(async () => {});
    enter({ ...ben, user: { ...ben.user, id: "ben" } });
    return Response.json({});
  };
  await leaveAtOnce();
  expect([readDraft("ana", "plans"), isLikelySignedIn(), person()]).toEqual(["", true, "ben"]);
});

test("if signing out fails, nothing is forgotten and nobody leaves", async () => {
  answer = () => Promise.reject(new TypeError("Failed to fetch"));
  await expect(leaveAtOnce()).rejects.toThrow();
  expect([readDraft("ana", "plans"), isLikelySignedIn(), person(), left()]).toEqual([
    "to be continued",
    true,
    "ana",
    null,
  ]);
  expect(location.pathname + location.search).toBe(ownPath);
});

test("whatever ends the session, pending deletions are sent first", async () => {
  deleteSoon({ chatId: "plans", id: "hello" });
  expect(isDeleting("hello")).toBe(true);
  await leaveBy(revokeSessions, paths.signIn());
  expect(asked).toEqual(["delete", "revoke-sessions"]);
});
