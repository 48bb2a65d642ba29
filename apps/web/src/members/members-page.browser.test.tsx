import "../styles.css";
import type { Group, Snapshot } from "@parley/client";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { ServerData } from "../server-data.tsx";
import { utils } from "../trpc.ts";
import MembersPage from "./members-page.tsx";
import type { Member } from "./use-members.ts";

const count = 10_000;
const group: Group = {
  id: "group",
  kind: "team",
  name: "Harbour",
  role: "member",
  createdAt: "2026-01-01T00:00:00.000Z",
};
const snapshot: Snapshot = {
  user: {
    id: "id-1",
    username: "person-1",
    name: "Person 1",
    bio: "",
    image: null,
    email: "",
    createdAt: group.createdAt,
  },
  groups: [group],
  chats: [],
  directs: [],
  muted: [],
  notifications: { choice: "mentions", quiet: null },
};
const everyone = Array.from({ length: count }, (_, index) => memberOf(index + 1));

function memberOf(n: number): Member {
  const id = `id-${n}`;
  const user = { id, username: `person-${n}`, name: `Person ${n}`, image: null };
  return { groupId: group.id, userId: id, role: "member", joinedAt: group.createdAt, user };
}

/** More than the client asks for, because this is about rows, not about a hundred requests. */
const pageLength = 2_500;

/** Answers `members.list` like the server: a page of those whose name begins with the text. Nothing else gets an answer. */
async function serve(url: string | URL | Request): Promise<Response> {
  const { pathname, searchParams } = new URL(String(url), location.origin);
  if (!pathname.endsWith("/members.list")) return new Promise(() => {});
  const { cursor, query = "" } = JSON.parse(searchParams.get("input") ?? "")["0"];
  const found = everyone.filter(({ user }) => user.name.startsWith(query));
  const end = (cursor ?? 0) + pageLength;
  const data = { members: found.slice(cursor ?? 0, end), nextCursor: end < found.length ? end : null };
  return Response.json([{ result: { data } }]);
}

let root: Root;
beforeEach(() => {
  vi.stubGlobal("fetch", serve);
  utils.sync.snapshot.setData(undefined, snapshot);
  const box = document.createElement("div");
  box.className = "flex h-app";
  document.body.append(box);
  root = createRoot(box);
  root.render(
    <ServerData>
      <MembersPage groupId={group.id} />
    </ServerData>,
  );
});
afterEach(() => {
  root.unmount();
  vi.unstubAllGlobals();
});

const rows = () => [...document.querySelectorAll("main li")];
const numbers = () => rows().map((row) => Number(/Person (\d+)/.exec(row.textContent ?? "")?.[1]));
const scroller = () => document.querySelector("main > div") as HTMLElement;

test("ten thousand members can be scrolled through and searched, with a few dozen rows in the document", async () => {
  await vi.waitFor(() => expect(numbers()).toContain(1));
  let most = 0;
  const observer = new MutationObserver(() => {
    most = Math.max(most, rows().length);
  });
  observer.observe(document.body, { subtree: true, childList: true });

  await vi.waitFor(
    () => {
      scroller().scrollTop = scroller().scrollHeight;
      expect(numbers()).toContain(count);
    },
    { timeout: 30_000 },
  );
  await expect.element(page.getByRole("heading", { name: "Members · 10,000 members" })).toBeVisible();
  scroller().scrollTop = scroller().scrollHeight / 2;
  await vi.waitFor(() => expect(numbers()).toContain(count / 2));
  scroller().scrollTop = 0;
  await vi.waitFor(() => expect(numbers()).toContain(1));
  expect(most).toBeGreaterThan(10);
  expect(most).toBeLessThan(80);

  await userEvent.fill(page.getByRole("searchbox"), "Person 7777");
  await vi.waitFor(() => expect(numbers()).toEqual([7_777]));
  observer.disconnect();
});
