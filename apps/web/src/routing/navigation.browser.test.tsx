import { type ComponentType, type ReactNode, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { page as screen, userEvent } from "vitest/browser";
import { ServerData } from "../server-data.tsx";
import { address, type Path, text } from "./address.ts";
import { preloadOnIntent } from "./intent.ts";
import { Link, NavLink } from "./link.tsx";
import { amend, isReturning, navigate, preload, retry, startNavigation, useHere, where } from "./navigation.ts";
import { Outlet } from "./outlet.tsx";
import { anythingElse, crossroads, layout, page } from "./route.ts";

const at = {
  home: address("/test"),
  room: address("/test/rooms/:groupId", { m: text }),
  guarded: address("/test/guarded"),
  door: address("/test/door", { to: text }),
  slow: address("/test/rooms/:groupId/slow"),
  broken: address("/test/broken"),
};

const module = <T extends ComponentType<never>>(component: T) => ({ default: component });

/** Something that a test can keep waiting, or let fail. */
const slow = vi.fn(async (): Promise<{ default: () => ReactNode }> => module(() => <p>slow</p>));
const slowGuard = vi.fn(async (): Promise<Path | undefined> => undefined);
const started = vi.fn();
const roomRendered = vi.fn();

/** Made anew for each test, because it keeps the code that was fetched. */
function table() {
  const house = layout({ load: () => ({ name: "house" }), view: async () => module(House) });
  return [
    crossroads(at.home, async () => at.room({ groupId: "1" })),
    page(at.slow, { within: house, guard: slowGuard, start: started, view: slow }),
    page(at.room, { within: house, start: started, view: async () => module(Room) }),
    page(at.guarded, {
      guard: async (_given, path) => at.door({ to: path }),
      view: async () => module(() => <p>inside</p>),
    }),
    page(at.door, { view: async () => module(({ to }: { to?: string | undefined }) => <p>door to {to}</p>) }),
    page(at.broken, {
      view: async () =>
        module(() => {
          throw new Error("It is broken.");
        }),
    }),
    anythingElse(async () => module(() => <p>nothing here</p>)),
  ];
}

function House({ name }: { name: string }) {
  const [count, setCount] = useState(0);
  const room = useHere(({ groupId }) => groupId);
  return (
    <>
      <button type="button" onClick={() => setCount(count + 1)}>
        {name} {count}
      </button>
      <nav>
        <NavLink to={at.room({ groupId: "1" })}>one</NavLink>
        <NavLink to={at.room({ groupId: "2" })}>two</NavLink>
        <NavLink to={at.slow({ groupId: "1" })}>slow</NavLink>
        <Link to={at.room({ groupId: "9" })} rel="nofollow ugc">
          written
        </Link>
      </nav>
      <p>in {room}</p>
      <Outlet />
    </>
  );
}

function Room({ groupId, m }: { groupId: string; m?: string | undefined }) {
  roomRendered();
  return (
    <p>
      room {groupId} {m}
    </p>
  );
}

const ownPath = location.pathname + location.search;
let root: Root;
let stop: () => void;
let stopPreloading = () => {};

beforeEach(async () => {
  vi.resetAllMocks();
  document.body.innerHTML = '<div id="scene"></div>';
  root = createRoot(document.getElementById("scene") as HTMLElement);
  history.replaceState(null, "", "/test");
  stop = startNavigation(table());
  // At once, so that it is listening when the first page comes.
  flushSync(() =>
    root.render(
      <ServerData>
        <Outlet />
      </ServerData>,
    ),
  );
  await expect.element(screen.getByText("room 1")).toBeInTheDocument();
});

afterEach(() => {
  stop();
  stopPreloading();
  root.unmount();
  history.replaceState(null, "", ownPath);
});

const url = () => location.pathname + location.search;
const content = () => document.querySelector("#scene")?.textContent ?? "";

/** A promise that a test fulfils. */
function promised<T>() {
  let fulfil: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    fulfil = resolve;
  });
  return { promise, fulfil };
}

it("follows an address that leads elsewhere, and leaves no trace of it in the history", async () => {
  expect(url()).toBe("/test/rooms/1");
  const length = history.length;
  await navigate(at.home());
  expect(url()).toBe("/test/rooms/1");
  expect(history.length).toBe(length + 1);
  await navigate(at.guarded());
  expect(url()).toBe("/test/door?to=%2Ftest%2Fguarded");
  expect(content()).toBe("door to /test/guarded");
});

it("shows the page before it says that the navigation is over", async () => {
  await navigate(at.room({ groupId: "2", m: "7" }));
  expect(content()).toContain("room 2 7");
  expect(content()).toContain("in 2");
});

it("keeps a layout mounted, and renders again only what has changed", async () => {
  await screen.getByRole("button").click();
  expect(content()).toContain("house 1");
  await navigate(at.room({ groupId: "2" }));
  expect(content()).toContain("house 1");
  roomRendered.mockClear();
  await navigate(at.room({ groupId: "2" }));
  expect(roomRendered).not.toHaveBeenCalled();
});

it("goes back and forward", async () => {
  await navigate(at.room({ groupId: "2" }));
  await navigate(at.room({ groupId: "3" }), { replace: true });
  history.back();
  await expect.poll(content).toContain("room 1");
  history.forward();
  await expect.poll(content).toContain("room 3");
});

it("opens the same page again, or changes what its address says, without another entry in the history", async () => {
  const length = history.length;
  await navigate(at.room({ groupId: "1" }));
  await amend({ m: "5" });
  expect(url()).toBe("/test/rooms/1?m=5");
  expect(content()).toContain("room 1 5");
  await amend({ m: undefined });
  expect(url()).toBe("/test/rooms/1");
  expect(history.length).toBe(length);
});

it.each(["pushState", "replaceState"] as const)("loads a page anew when the browser refuses %s", (how) => {
  const asked = vi.fn();
  const listen = (event: NavigateEvent) => {
    asked(new URL(event.destination.url).pathname);
    // The browser of this test would leave it.
    event.preventDefault();
  };
  navigation.addEventListener("navigate", listen, { once: true });
  vi.spyOn(history, how).mockImplementationOnce(() => {
    throw new DOMException("More than 100 times per 30 seconds.", "SecurityError");
  });
  void navigate(at.room({ groupId: "2" }), { replace: how === "replaceState" });
  expect(asked).toHaveBeenCalledExactlyOnceWith("/test/rooms/2");
});

it("says whether somebody comes from another page", async () => {
  await navigate(at.room({ groupId: "2" }));
  expect(started).toHaveBeenLastCalledWith({ groupId: "2" }, { entering: true, returning: false });
  await navigate(at.room({ groupId: "2", m: "5" }));
  expect(started).toHaveBeenLastCalledWith({ groupId: "2", m: "5" }, { entering: false, returning: false });
  await navigate(at.door());
  await navigate(at.room({ groupId: "2" }));
  expect(started).toHaveBeenLastCalledWith({ groupId: "2" }, { entering: true, returning: false });
});

it("says whether the browser's back or forward has led to a page", async () => {
  await navigate(at.room({ groupId: "2" }));
  history.back();
  await expect.poll(content).toContain("room 1");
  expect(started).toHaveBeenLastCalledWith({ groupId: "1" }, { entering: true, returning: true });
  expect(isReturning()).toBe(true);
  await preload(at.room({ groupId: "2" }));
  expect(started).toHaveBeenLastCalledWith({ groupId: "2" }, { entering: false, returning: false });
  await navigate(at.room({ groupId: "2" }));
  expect(started).toHaveBeenLastCalledWith({ groupId: "2" }, { entering: true, returning: false });
  expect(isReturning()).toBe(false);
});

it("says that somebody comes from another page also when a skeleton has taken its place meanwhile", async () => {
  await navigate(at.door());
  const guard = promised<undefined>();
  slowGuard.mockReturnValue(guard.promise);
  void navigate(at.slow({ groupId: "7" }));
  await expect.element(screen.getByRole("status")).toBeInTheDocument();
  // Pressed once more, because it takes so long.
  const going = navigate(at.slow({ groupId: "7" }));
  guard.fulfil(undefined);
  await going;
  expect(started.mock.calls).toContainEqual([{ groupId: "7" }, { entering: true, returning: false }]);
  expect(started.mock.calls).not.toContainEqual([{ groupId: "7" }, { entering: false, returning: false }]);
});

it("says that somebody comes from another page when its guard has failed before", async () => {
  slowGuard.mockRejectedValueOnce(new Error("There is no answer."));
  await navigate(at.slow({ groupId: "7" }));
  retry();
  await expect.poll(() => started.mock.lastCall).toEqual([{ groupId: "7" }, { entering: true, returning: false }]);
});

it("says where one wants to be before that is shown", async () => {
  const guard = promised<undefined>();
  slowGuard.mockReturnValueOnce(guard.promise);
  const going = navigate(at.slow({ groupId: "1" }));
  expect(where().address).toBe(at.slow);
  expect(content()).toContain("room 1");
  guard.fulfil(undefined);
  await going;
  expect(content()).toContain("slow");
});

it("starts what a page needs while its code is fetched", async () => {
  const code = promised<Awaited<ReturnType<typeof slow>>>();
  slow.mockReturnValueOnce(code.promise);
  const going = navigate(at.slow({ groupId: "7" }));
  await expect.poll(() => started.mock.lastCall?.[0]).toEqual({ groupId: "7" });
  code.fulfil(module(() => <p>late</p>));
  await going;
  expect(content()).toContain("late");
});

it("does not load a page again when only the hash changes", async () => {
  started.mockClear();
  const changed = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
  location.hash = "main";
  await changed;
  // As long as it takes to have started.
  await preload(at.door());
  expect(started).not.toHaveBeenCalled();
  expect(content()).toContain("room 1");
});

it("keeps the page while the next one loads, and shows a skeleton in its place when that takes long", async () => {
  const code = promised<Awaited<ReturnType<typeof slow>>>();
  slow.mockReturnValueOnce(code.promise);
  const going = navigate(at.slow({ groupId: "1" }));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(content()).toContain("room 1");
  await expect.element(screen.getByRole("status")).toBeInTheDocument();
  expect(content()).not.toContain("room 1");
  // The layout is there all the time.
  expect(content()).toContain("house 0");
  code.fulfil(module(() => <p>late</p>));
  await going;
  expect(content()).toContain("late");
});

it("does not show what somebody no longer waits for", async () => {
  const code = promised<Awaited<ReturnType<typeof slow>>>();
  slow.mockReturnValueOnce(code.promise);
  const first = navigate(at.slow({ groupId: "1" }));
  await expect.poll(() => slow.mock.calls.length).toBe(1);
  await navigate(at.room({ groupId: "2" }));
  // Longer than until a skeleton would be shown.
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(content()).toContain("room 2");
  code.fulfil(module(() => <p>late</p>));
  await first;
  expect(content()).toContain("room 2");
});

it("does not follow a guard that somebody no longer waits for", async () => {
  const guard = promised<Path>();
  slowGuard.mockReturnValueOnce(guard.promise);
  const first = navigate(at.slow({ groupId: "1" }));
  await navigate(at.room({ groupId: "2" }));
  guard.fulfil(at.door());
  await first;
  expect(url()).toBe("/test/rooms/2");
  expect(where().address).toBe(at.room);
});

it("shows that a page could not be loaded in its place, and loads it when asked to", async () => {
  slow.mockRejectedValueOnce(new Error("There is no network."));
  await navigate(at.slow({ groupId: "1" }));
  await expect.element(screen.getByRole("alert")).toBeInTheDocument();
  expect(content()).toContain("house 0");
  retry();
  await expect.element(screen.getByRole("alert")).not.toBeInTheDocument();
  expect(content()).toMatch(/in 1slow$/);
});

it("shows that a guard has failed, and nothing of what it guards", async () => {
  slowGuard.mockRejectedValueOnce(new Error("There is no answer."));
  await navigate(at.slow({ groupId: "1" }));
  await expect.element(screen.getByRole("alert")).toBeInTheDocument();
  expect(slow).not.toHaveBeenCalled();
});

it("shows that a page is broken, until another one opens", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  await navigate(at.broken());
  await expect.element(screen.getByRole("alert")).toBeInTheDocument();
  await navigate(at.room({ groupId: "2" }));
  expect(content()).toContain("room 2");
});

it("has a page for unknown addresses", async () => {
  await navigate("/test/nowhere?x=1" as Path);
  expect(content()).toBe("nothing here");
  expect(url()).toBe("/test/nowhere?x=1");
});

it("follows a link, and marks the one whose page is open", async () => {
  const current = () => document.querySelector("[aria-current=page]")?.textContent;
  expect(current()).toBe("one");
  await screen.getByRole("link", { name: "two" }).click();
  await expect.poll(content).toContain("room 2");
  expect(current()).toBe("two");
  await navigate(at.room({ groupId: "2", m: "1" }));
  expect(current()).toBe("two");
  // A page whose address begins with that of the link.
  await navigate(at.slow({ groupId: "2" }));
  expect(current()).toBe("two");
  // One whose address only has the same letters at its beginning.
  await navigate(at.room({ groupId: "20" }));
  expect(current()).toBeUndefined();
});

it.each(["ctrlKey", "metaKey", "shiftKey", "altKey"])("leaves a click with %s to the browser", (key) => {
  const click = new MouseEvent("click", { bubbles: true, cancelable: true, [key]: true });
  // The browser of this test would open a window.
  addEventListener("click", (event) => event.preventDefault(), { once: true });
  screen.getByRole("link", { name: "two" }).element().dispatchEvent(click);
  expect(url()).toBe("/test/rooms/1");
});

it("preloads the page of a link under the pointer, once", async () => {
  stopPreloading = preloadOnIntent();
  await screen.getByRole("link", { name: "slow" }).hover();
  await expect.poll(() => slow.mock.calls.length).toBe(1);
  await screen.getByRole("link", { name: "two" }).hover();
  await expect.poll(() => started.mock.lastCall).toEqual([{ groupId: "2" }, { entering: false, returning: false }]);
  expect(content()).toContain("room 1");
  await screen.getByRole("link", { name: "slow" }).click();
  await expect.poll(url).toBe("/test/rooms/1/slow");
  expect(slow).toHaveBeenCalledTimes(1);
});

it("preloads the page of a link under a finger", async () => {
  stopPreloading = preloadOnIntent();
  screen
    .getByRole("link", { name: "two" })
    .element()
    .dispatchEvent(new Event("touchstart", { bubbles: true }));
  await expect.poll(() => started.mock.calls).toContainEqual([{ groupId: "2" }, { entering: false, returning: false }]);
});

it("preloads where a guard leads, and nothing if it fails", async () => {
  slowGuard.mockRejectedValueOnce(new Error("There is no answer."));
  await preload(at.slow({ groupId: "1" }));
  slowGuard.mockResolvedValueOnce(at.room({ groupId: "2" }));
  await preload(at.slow({ groupId: "1" }));
  expect(started).toHaveBeenLastCalledWith({ groupId: "2" }, { entering: false, returning: false });
  expect(slow).not.toHaveBeenCalled();
});

it("does not preload what a link in a message leads to", async () => {
  stopPreloading = preloadOnIntent();
  await screen.getByRole("link", { name: "written" }).hover();
  // Longer than it takes to mean it.
  await new Promise((resolve) => setTimeout(resolve, 200));
  await screen.getByRole("link", { name: "two" }).hover();
  await expect.poll(() => started.mock.lastCall).toEqual([{ groupId: "2" }, { entering: false, returning: false }]);
  expect(started).not.toHaveBeenCalledWith({ groupId: "9" }, { entering: false, returning: false });
});

it("preloads the page of a link that has the focus", async () => {
  stopPreloading = preloadOnIntent();
  await userEvent.keyboard("{Tab}{Tab}{Tab}{Tab}");
  expect(document.activeElement?.textContent).toBe("slow");
  await expect.poll(() => slow.mock.calls.length).toBe(1);
});

it("does not preload a page whose link the pointer only crosses", async () => {
  stopPreloading = preloadOnIntent();
  // The pointer itself stays on one of them, so that it enters none meanwhile.
  await screen.getByRole("link", { name: "one" }).hover();
  started.mockClear();
  for (const name of ["slow", "one"]) {
    screen
      .getByRole("link", { name })
      .element()
      .dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
  }
  await expect.poll(() => started.mock.lastCall).toEqual([{ groupId: "1" }, { entering: false, returning: false }]);
  expect(slow).not.toHaveBeenCalled();
});
