import { exampleChat, exampleSnapshot } from "@parley/client/testing/examples";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page as screen } from "vitest/browser";
import { queryClient } from "../query-client.ts";
import { address } from "../routing/address.ts";
import { navigate, startNavigation } from "../routing/navigation.ts";
import { Outlet } from "../routing/outlet.tsx";
import { page } from "../routing/route.ts";
import { ServerData } from "../server-data.tsx";
import { closeParley, parley } from "../sync/parley.ts";
import { createSilentServer } from "../testing/silent-server.ts";
import { utils } from "../trpc.ts";
import { leavePlace } from "./leave-place.ts";
import LostPlacePage from "./lost-place-page.tsx";

const at = { lost: address("/test/lost"), next: address("/test/next") };
const groupGone = { type: "group.deleted", groupId: "harbour" } as const;
const chatGone = { type: "chat.deleted", chatId: "plans", groupId: "harbour" } as const;
const ownPath = location.pathname + location.search;

/** What was on the screen, after every change. */
let seen: string[];
let root: Root;
let stop: () => void;
let watcher: MutationObserver;

/** The page that is there instead of a chat from which its group, or it alone, is gone. */
async function open(snapshot: ReturnType<typeof exampleSnapshot>) {
  utils.sync.snapshot.setData(undefined, snapshot);
  const Lost = () => <LostPlacePage groupId="harbour" chatId="plans" name="Harbour" />;
  const nextCode = async () => {
    // As long as a page may take to come without a skeleton.
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { default: () => <p>next</p> };
  };
  stop = startNavigation([page(at.lost, { view: async () => ({ default: Lost }) }), page(at.next, { view: nextCode })]);
  root.render(
    <ServerData>
      <Outlet />
    </ServerData>,
  );
  await navigate(at.lost());
  // So that what is shown for a moment has been drawn.
  await new Promise((resolve) => setTimeout(resolve, 50));
}

beforeEach(() => {
  createSilentServer();
  const scene = document.createElement("div");
  document.body.replaceChildren(scene);
  root = createRoot(scene);
  seen = [];
  watcher = new MutationObserver(() => seen.push(scene.textContent));
  watcher.observe(scene, { childList: true, subtree: true });
  history.replaceState(null, "", at.lost());
});

afterEach(() => {
  watcher.disconnect();
  stop();
  root.unmount();
  parley().outbox.clear();
  closeParley();
  queryClient.clear();
  vi.unstubAllGlobals();
  history.replaceState(null, "", ownPath);
});

const withoutGroup = { ...exampleSnapshot(), groups: [] };

test.each([
  ["a group", groupGone, withoutGroup],
  ["a chat", chatGone, exampleSnapshot(exampleChat("other"))],
])("who leaves %s is not told on the way that it is gone", async (_what, gone, snapshot) => {
  await leavePlace(gone, { leave: () => open(snapshot), to: at.next() });
  expect(screen.getByText("next").element()).toBeVisible();
  expect(seen.join()).not.toContain("no longer");
});

test("who is removed while leaving is told so", async () => {
  const leave = async () => {
    await open(withoutGroup);
    throw new Error("They were removed.");
  };
  await expect(leavePlace(groupGone, { leave, to: at.next() })).rejects.toThrow();
  await expect.element(screen.getByRole("heading", { name: "You are no longer in Harbour" })).toBeVisible();
});

test("who is removed from a group can copy or discard what was not sent to its chats", async () => {
  const write = (chatId: string, text: string) => parley().outbox.add({ chatId, text });
  write("plans", "See you at\nthe quay.");
  write("repairs", "The mast is broken.");
  const elsewhere = write("other", "This goes out later.");
  await open({ ...withoutGroup, chats: [exampleChat("other")] });
  const unsent = screen.getByRole("region", { name: "2 unsent messages" });
  await expect.element(unsent.getByText("See you at the quay.")).toBeVisible();
  await expect.element(unsent.getByText("The mast is broken.")).toBeVisible();
  await unsent.getByRole("button", { name: "Discard" }).click();
  await expect.element(unsent).not.toBeInTheDocument();
  expect(parley().outbox.all()).toEqual([elsewhere]);
});
