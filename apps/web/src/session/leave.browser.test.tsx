import { exampleSnapshot } from "@parley/client/testing/examples";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readDraft, writeDraft } from "../composer/drafts.ts";
import { tellSignedOut } from "../query-client.ts";
import { paths } from "../routing/paths.ts";
import { deleteSoon, isDeleting } from "../sync/deletions.ts";
import { apply, parley } from "../sync/parley.ts";
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
    if (pathname === "/trpc/events.stream") {
      return Promise.resolve(
        new Response("event: connected\ndata: {}\n\n", { headers: { "content-type": "text/event-stream" } }),
      );
    }
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

describe("signing out everywhere without an answer", () => {
  const leaveEverywhere = () => expect(leaveBy(revokeSessions, paths.signIn())).rejects.toThrow();
  const forgotten = () => [readDraft("ana", "plans"), left()];

  test("forgets the drafts when the session has ended here before", async () => {
    answer = async () => {
      await endSession(async () => {});
      throw new TypeError("Failed to fetch");
    };
    await leaveEverywhere();
    expect(forgotten()).toEqual(["", expect.stringContaining("ana")]);
  });

  test("forgets the drafts when the stream says later that the session has ended", async () => {
    answer = () => Promise.reject(new TypeError("Failed to fetch"));
    await leaveEverywhere();
    expect(forgotten()).toEqual(["to be continued", null]);
    tellSignedOut();
    expect(forgotten()).toEqual(["", expect.stringContaining("ana")]);
  });

  test("keeps the drafts for good when the stream shows that the session goes on", async () => {
    answer = () => Promise.reject(new TypeError("Failed to fetch"));
    await leaveEverywhere();
    const isLive = new Promise<void>((resolve) => {
      parley().onEvent((event) => event.type === "connection.changed" && event.connection === "live" && resolve());
    });
    parley()
      .start()
      .catch(() => {});
    await isLive;
    tellSignedOut();
    expect(forgotten()).toEqual(["to be continued", null]);
  });
});

test("signing out everywhere when the session is over already forgets the drafts, and does not claim to have worked", async () => {
  answer = async () => Response.json({ code: "SIGNED_OUT", message: "You are signed out." }, { status: 401 });
  await expect(leaveBy(revokeSessions, paths.signIn())).rejects.toThrow("You are signed out.");
  expect(readDraft("ana", "plans")).toBe("");
});

test("a refusal to sign out everywhere keeps the drafts", async () => {
  answer = async () => Response.json({ code: "RATE_LIMITED", message: "Wait." }, { status: 429 });
  await expect(leaveBy(revokeSessions, paths.signIn())).rejects.toThrow("Wait.");
  tellSignedOut();
  expect(readDraft("ana", "plans")).toBe("to be continued");
});

test("whatever ends the session, pending deletions are sent first", async () => {
  deleteSoon({ chatId: "plans", id: "hello" });
  expect(isDeleting("hello")).toBe(true);
  await leaveBy(revokeSessions, paths.signIn());
  expect(asked).toEqual(["delete", "revoke-sessions"]);
});
