import { type ComponentType, useSyncExternalStore } from "react";
import { createListeners } from "../listeners.ts";
import type { Path } from "./address.ts";
import type { Here } from "./paths.ts";
import type { Part, Place, Route, Visit } from "./route.ts";

/*
 * The URL changes at once; the page on the screen stays until the next one has passed its guards, has its code, and is loaded.
 * If that takes long, a skeleton takes its place.
 */

/** How long, in milliseconds, until a skeleton is shown. */
const pendingMs = 300;
/** The same while nothing is on the screen that could stay. A page that is there by then is not preceded by a flash of one. */
const firstPendingMs = 50;

/** A page, or a layout around it. */
export type Level =
  | { is: "ready"; View: ComponentType<object>; props: object }
  | { is: "failed"; error: unknown }
  | { is: "pending" };

/** What is on the screen. */
interface Shown {
  place: Place;
  /** The outermost layout first. Nothing after a level that is not ready counts. */
  levels: readonly Level[];
  /** Counts what was gone to, also when that is the same page again. */
  turn: number;
}

const nowhere: Place = { address: undefined, given: {}, path: "" as Path, amended: () => nowhere.path, parts: [] };

/** What comes after a page that is loaded anew. */
const leaving = new Promise<never>(() => {});

let routes: readonly Route[] = [];
/** Where the person wants to be, as the URL says. */
let wanted = nowhere;
let turn = 0;
let arriving: Promise<void> = Promise.resolve();
const nothing: Shown = { place: nowhere, levels: [], turn };
let shown = nothing;
/** The path of the page that was last on the screen, whatever has failed or has been waited for since. */
let lastShown: string | undefined;
/** Whether the browser's back or forward has led to where the person wants to be. */
let returning = false;
const { subscribe, tell } = createListeners();

/**
 * Shows what the URL says, now and whenever it changes. The table ends with a page for what no other is for.
 * @returns a function that stops it.
 */
export function startNavigation(table: readonly Route[]): () => void {
  routes = table;
  shown = nothing;
  const follow = () => {
    // Only the hash has changed.
    if (find(location.href).path !== wanted.path) void arrive(true);
  };
  addEventListener("popstate", follow);
  void arrive();
  const timer = setTimeout(() => {
    if (shown === nothing) show({ place: wanted, levels: [{ is: "pending" }], turn });
  }, firstPendingMs);
  return () => {
    removeEventListener("popstate", follow);
    clearTimeout(timer);
  };
}

/** Goes to a page. @returns when it is shown, or whatever was gone to since. */
export function navigate(path: Path, { replace = false } = {}): Promise<void> {
  return record(path, replace || path === wanted.path ? "replaceState" : "pushState") ? arrive() : leaving;
}

/** Changes what the address says, without an entry in the browser's history. */
export const amend = (change: Here): Promise<void> => navigate(wanted.amended(change), { replace: true });

/** Loads anew what has failed. */
export const retry = (): void => void arrive(returning);

/** Where the person wants to be, which may not be shown yet. */
export const where = (): Place => wanted;

/** Whether the browser's back or forward has led there. */
export const isReturning = (): boolean => returning;

/** Calls back when another page is shown. @returns a function that unsubscribes. */
export const onShown = subscribe;

/** Reads from what is shown. `select` returns the same for the same. */
export const useShown = <T>(select: (shown: Shown) => T): T => useSyncExternalStore(subscribe, () => select(shown));

/** Reads from what the address of the open page says. */
export const useHere = <T>(select: (here: Here) => T): T => useShown(({ place }) => select(place.given));

/** Fetches the code of a page, and starts what it loads. */
export async function preload(href: string): Promise<void> {
  // If something fails, whoever goes there is told.
  const { place, refused } = await admitted(find(href));
  if (refused) return;
  await Promise.all(place.parts.map((part) => levelOf(part, place.given, { entering: false, returning: false })));
}

/** Changes the URL. @returns false if the page is loaded anew for that. */
function record(path: Path, how: "pushState" | "replaceState"): boolean {
  try {
    history[how](null, "", path);
    return true;
  } catch {
    // Safari refuses more than a hundred changes in half a minute.
    location.assign(path);
    return false;
  }
}

function find(href: string): Place {
  const url = new URL(href, location.origin);
  for (const route of routes) {
    const place = route.find(url);
    if (place) return place;
  }
  return nowhere;
}

function arrive(again = false): Promise<void> {
  returning = again;
  arriving = arriveAt(find(location.href), ++turn);
  return arriving;
}

/** @param mine is not the last turn any more when somebody has gone elsewhere since. */
async function arriveAt(asked: Place, mine: number): Promise<void> {
  wanted = asked;
  let levels: Level[] = [{ is: "pending" }];
  const timer = setTimeout(() => {
    if (mine === turn) show({ place: wanted, levels: [...levels], turn });
  }, pendingMs);
  try {
    const { place, refused } = await admitted(asked);
    if (mine !== turn) return arriving;
    if (place !== asked && !record(place.path, "replaceState")) return leaving;
    wanted = place;
    const visit = { entering: pageOf(place) !== lastShown, returning };
    const parts = place.parts.slice(0, refused?.depth);
    levels = parts.map(() => ({ is: "pending" }));
    const loading = parts.map(async (part, depth) => {
      levels[depth] = await levelOf(part, place.given, visit);
    });
    await Promise.all(loading);
    if (mine !== turn) return arriving;
    if (refused) levels.push({ is: "failed", error: refused.error });
    show({ place, levels, turn: mine });
  } finally {
    clearTimeout(timer);
  }
}

/** Asks the guards, the outermost first, and follows where they lead. `refused` says which of them has failed. */
async function admitted(place: Place): Promise<{ place: Place; refused?: { depth: number; error: unknown } }> {
  for (const [depth, part] of place.parts.entries()) {
    try {
      const instead = await part.guard?.(place.given, place.path);
      if (instead) return admitted(find(instead));
    } catch (error) {
      return { place, refused: { depth, error } };
    }
  }
  return { place };
}

async function levelOf(part: Part, given: object, visit: Visit): Promise<Level> {
  try {
    const [View, props] = await Promise.all([part.view(), part.load(given, visit)]);
    return { is: "ready", View, props };
  } catch (error) {
    return { is: "failed", error };
  }
}

/** The path without what the query says, such as which message to show. */
const pageOf = ({ path }: Place) => path.split("?")[0];

function show(next: Shown): void {
  shown = next;
  if (next.levels.every(({ is }) => is === "ready")) lastShown = pageOf(next.place);
  // React puts off nothing that a store tells: it has drawn this before whoever waits for the navigation goes on.
  tell();
}
