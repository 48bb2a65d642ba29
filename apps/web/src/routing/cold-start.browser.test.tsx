import "../styles.css";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { page as screen } from "vitest/browser";
import { queryClient } from "../query-client.ts";
import { ServerData } from "../server-data.tsx";
import { utils } from "../trpc.ts";
import { address } from "./address.ts";
import { startNavigation } from "./navigation.ts";
import { Outlet } from "./outlet.tsx";
import { paths } from "./paths.ts";
import { page, type Route } from "./route.ts";

const at = address("/test/cold");
const ownPath = location.pathname + location.search;
let root: Root;
let stop: () => void;
let sawSkeleton: boolean;
let watcher: MutationObserver;

/** Opens a page in a window that shows nothing yet. */
function open(path: string, route: Route) {
  history.replaceState(null, "", path);
  stop = startNavigation([route]);
  root.render(
    <ServerData>
      <Outlet />
    </ServerData>,
  );
}

beforeEach(() => {
  const scene = document.createElement("div");
  document.body.replaceChildren(scene);
  root = createRoot(scene);
  sawSkeleton = false;
  watcher = new MutationObserver(() => {
    sawSkeleton ||= scene.querySelector("[role=status]") !== null;
  });
  watcher.observe(scene, { childList: true, subtree: true });
});

afterEach(() => {
  watcher.disconnect();
  stop();
  root.unmount();
  queryClient.clear();
  history.replaceState(null, "", ownPath);
});

test("a window that shows nothing yet does not wait for a page as long as one that shows another", async () => {
  open(at(), page(at, { view: () => new Promise<never>(() => {}) }));
  // Less than the time for which another page would stay.
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(sawSkeleton).toBe(true);
});

test("no skeleton flashes before a page that is there at once", async () => {
  open(at(), page(at, { view: async () => ({ default: () => <p>there</p> }) }));
  await expect.element(screen.getByText("there")).toBeVisible();
  expect(sawSkeleton).toBe(false);
});

/** Shows the skeleton of a page, and then the page. @returns where the card and a picture in it are, in both. */
async function bonesAndPage(path: string, route: (load: () => Promise<{ snapshot: null }>) => Route) {
  let known: (props: { snapshot: null }) => void = () => {};
  open(
    path,
    route(() => new Promise((resolve) => (known = resolve))),
  );
  const places = () =>
    [...document.querySelectorAll(".rounded-2xl, .rounded-2xl .size-16")].map((part) => part.getBoundingClientRect());
  await expect.element(screen.getByRole("status")).toBeVisible();
  const bones = places();
  known({ snapshot: null });
  await expect.element(screen.getByRole("heading")).toBeVisible();
  return [bones, places()];
}

test("the skeleton of an invite is where the invite will be", async () => {
  const token = "token";
  const group = { id: "harbour", name: "Harbour" };
  utils.invites.preview.setData({ token }, { group, role: "member", invitedBy: { name: "Ana" } } as never);
  const view = () => import("../invites/invite-page.tsx");
  const [bones, there] = await bonesAndPage(paths.invite({ token }), (load) => page(paths.invite, { load, view }));
  expect(there).toHaveLength(2);
  expect(bones).toEqual(there);
});

test("the skeleton of the sign-in page is where its form will be", async () => {
  const view = () => import("../session/sign-in-page.tsx");
  const [bones, there] = await bonesAndPage(paths.signIn(), (load) => page(paths.signIn, { load, view }));
  expect(there).toHaveLength(1);
  expect(bones).toEqual(there);
});
