import "../styles.css";
import { exampleGroup, exampleSnapshot } from "@parley/client/testing/examples";
import { onlineManager } from "@tanstack/react-query";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { refreshMembers } from "../members/cached-members.ts";
import { queryClient } from "../query-client.ts";
import { ServerData } from "../server-data.tsx";
import { utils } from "../trpc.ts";
import Switcher from "./switcher.tsx";

/** What the server says for each searched text; without an entry, nothing yet. */
const answers = new Map<string, Promise<unknown> | object>();

const people = (...names: string[]) => ({
  result: {
    data: {
      members: names.map((name) => ({
        user: { id: name.toLowerCase(), username: name.toLowerCase(), name, image: null },
      })),
      nextCursor: null,
    },
  },
});
const refusal = {
  error: {
    message: "You may not do this.",
    code: -32_000,
    data: { code: "FORBIDDEN", httpStatus: 403, reason: "FORBIDDEN" },
  },
};

/** Answers `members.list`, perhaps for several groups at once. */
async function serve(url: string | URL | Request): Promise<Response> {
  const { pathname, searchParams } = new URL(String(url), location.origin);
  if (!pathname.includes("members.list")) return new Promise(() => {});
  const calls = Object.values<{ query?: string }>(JSON.parse(searchParams.get("input") ?? ""));
  const answer = await (answers.get(calls[0]?.query ?? "") ?? new Promise(() => {}));
  return Response.json(calls.map(() => answer));
}

let root: Root;

function show(...groups: string[]): void {
  utils.sync.snapshot.setData(undefined, { ...exampleSnapshot(), groups: groups.map(exampleGroup) });
  root.render(
    <ServerData>
      <Switcher newDirect open onOpenChange={() => {}} />
    </ServerData>,
  );
}

beforeEach(() => {
  vi.stubGlobal("fetch", serve);
  const box = document.createElement("div");
  document.body.replaceChildren(box);
  root = createRoot(box);
});
afterEach(() => {
  root.unmount();
  queryClient.clear();
  answers.clear();
  onlineManager.setOnline(true);
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const field = page.getByRole("combobox", { name: "New message" });
const bones = page.getByRole("status", { name: "Loading…" });
const nobody = page.getByText("Nobody to write to yet");
const options = () => Array.from(document.querySelectorAll("[role=option]"), ({ textContent }) => textContent);

test("people are offered before anything is typed", async () => {
  answers.set("", people("Ana", "Bo", "Cy"));
  show("harbour");
  await expect.element(page.getByRole("listbox", { name: "New message" })).toBeVisible();
  expect(options()).toEqual([expect.stringContaining("Bo"), expect.stringContaining("Cy")]);
});

test("nobody is missed before the answer, and whoever is found for a text is not taken for all", async () => {
  const { promise, resolve } = Promise.withResolvers();
  answers.set("", promise).set("bo", people("Bo")).set("zzz", people());
  show("harbour");
  await expect.element(bones).toBeVisible();
  for (const [text, answer] of [
    ["bo", page.getByRole("option", { name: "Bo" })],
    ["zzz", page.getByText("Nothing matches “zzz”")],
  ] as const) {
    await userEvent.fill(field, text);
    await expect.element(answer).toBeVisible();
    await userEvent.clear(field);
    await expect.element(bones).toBeVisible();
    expect(options()).toEqual([]);
    expect(nobody.elements()).toEqual([]);
  }
  resolve(people("Ana", "Bo", "Cy"));
  await expect.poll(options).toHaveLength(2);
});

test("whoever is alone in all groups reads what to do", async () => {
  answers.set("", people("Ana"));
  show("harbour");
  await expect.element(nobody).toBeVisible();
});

test("whoever was alone is not told so again before it is known who has joined", async () => {
  answers.set("", people("Ana"));
  show("harbour");
  await expect.element(nobody).toBeVisible();
  root.render(null);
  await expect.element(field).not.toBeInTheDocument();
  const { promise, resolve } = Promise.withResolvers();
  answers.set("", promise);
  await refreshMembers("harbour");
  show("harbour");
  await expect.element(bones).toBeVisible();
  expect(nobody.elements()).toEqual([]);
  resolve(people("Ana", "Bo"));
  await expect.poll(options).toHaveLength(1);
});

test("whoever is alone in the searched groups is not told that there is nobody", async () => {
  answers.set("", people("Ana"));
  show("a", "b", "c", "d", "e", "f");
  await expect.element(page.getByText("Nobody else in 5 of your groups")).toBeVisible();
  expect(nobody.elements()).toEqual([]);
});

test("a failure says what happened", async () => {
  const { promise, resolve } = Promise.withResolvers();
  answers.set("", refusal).set("zzz", promise);
  show("harbour");
  await expect.element(page.getByText(refusal.error.message)).toBeVisible();
  await userEvent.fill(field, "zzz");
  await expect.element(bones).toBeVisible();
  resolve(refusal);
  await expect.element(page.getByText(refusal.error.message)).toBeVisible();
});

test("without a network it says so, until there is one", async () => {
  answers.set("", people("Ana", "Bo"));
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  onlineManager.setOnline(false);
  show("harbour");
  await expect.element(page.getByText("You are offline.", { exact: false })).toBeVisible();
  onlineManager.setOnline(true);
  await expect.poll(options).toHaveLength(1);
});
